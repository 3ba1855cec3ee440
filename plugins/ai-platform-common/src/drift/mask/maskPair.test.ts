import type { JsonValue } from '../json';
import { MASKED, MASKED_OTHER } from './markers';
import { maskPair } from './maskPair';

function pair(want: JsonValue, have: JsonValue) {
  return maskPair({ want, have, target: want, live: have });
}

function secret(data: Record<string, string>): JsonValue {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, data };
}

describe('maskPair', () => {
  it('tells what differs, and nothing else', () => {
    expect(
      pair(secret({ a: 'Zm9v', b: 'YmFy' }), secret({ a: 'Zm9v', b: 'YmF6' })),
    ).toEqual({
      want: secret({ a: MASKED, b: MASKED }),
      have: secret({ a: MASKED, b: MASKED_OTHER }),
      target: secret({ a: MASKED, b: MASKED }),
      live: secret({ a: MASKED, b: MASKED_OTHER }),
    });
  });

  it("understands Argo CD's own masks", () => {
    const { want, have } = pair(
      secret({ a: '++++++++', b: '++++++++' }),
      secret({ a: '++++++++', b: '++++++++++++' }),
    );
    expect(want).toEqual(secret({ a: MASKED, b: MASKED }));
    expect(have).toEqual(secret({ a: MASKED, b: MASKED_OTHER }));
  });

  it('tells all four forms apart', () => {
    const masked = maskPair({
      want: secret({ a: '1' }),
      have: secret({ a: '2' }),
      target: secret({ a: '3' }),
      live: secret({ a: '2' }),
    });
    expect(
      new Set(Object.values(masked).map(each => JSON.stringify(each))).size,
    ).toBe(3);
    expect(masked.live).toEqual(masked.have);
  });

  it('finds a variable again wherever it stands', () => {
    const password = { name: 'DB_PASSWORD', value: 'hunter2' };
    const token = { name: 'API_TOKEN', value: 'hunter3' };
    const { want, have } = pair([password, token], [token, password]);
    expect(want).toEqual([
      { name: 'DB_PASSWORD', value: MASKED },
      { name: 'API_TOKEN', value: MASKED },
    ]);
    expect(have).toEqual([
      { name: 'API_TOKEN', value: MASKED },
      { name: 'DB_PASSWORD', value: MASKED },
    ]);
  });

  it('tells texts apart that differ in a secret alone', () => {
    const { want, have } = pair(
      { data: { config: 'host=a\npassword=hunter2\n' } },
      { data: { config: 'host=a\npassword=hunter3\n' } },
    );
    expect(want).toEqual({ data: { config: `host=a\npassword=${MASKED}\n` } });
    expect(have).toEqual({
      data: { config: `host=a\npassword=${MASKED_OTHER}\n` },
    });
  });

  it('changes nothing where it is done twice', () => {
    const once = pair(secret({ a: '1', b: '2' }), secret({ a: '1', b: '3' }));
    expect(maskPair(once)).toEqual(once);
  });

  it('copes with forms that are not there', () => {
    expect(
      maskPair({ want: null, have: secret({ a: '1' }), target: null, live: 7 }),
    ).toEqual({
      want: null,
      have: secret({ a: MASKED }),
      target: null,
      live: 7,
    });
  });
});
