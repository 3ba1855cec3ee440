import type { JsonValue } from '../json';
import { driftSides, showsValue } from './driftSides';
import { driftValue } from './driftValue';

const LONG = 'x'.repeat(9_000);

function texts(want: JsonValue, have: JsonValue): string[] {
  const sides = driftSides(want, have);
  return [sides.want, sides.have].map(side =>
    side?.kind === 'value' ? side.text : '',
  );
}

describe('driftSides', () => {
  it('shows short sides as they are, and a side that is not there not at all', () => {
    expect(driftSides('2', 5)).toEqual({
      want: { kind: 'value', text: '"2"' },
      have: { kind: 'value', text: '5' },
    });
    expect(driftSides(undefined, 'a')).toEqual({
      have: { kind: 'value', text: 'a' },
    });
  });

  it('shows long sides from their beginning where they differ there', () => {
    const [want, have] = texts(`a${LONG}`, `b${LONG}`);
    expect(want).toBe(`a${LONG}`.slice(0, 4_000));
    expect(have).toBe(`b${LONG}`.slice(0, 4_000));
  });

  it('cuts both at the same place where they differ late', () => {
    const [want, have] = texts(
      `${LONG}the one${LONG}`,
      `${LONG}the other${LONG}`,
    );
    expect([want.length, have.length]).toEqual([4_000, 4_000]);
    const at = want.indexOf('the one');
    expect(at).toBeGreaterThan(190);
    expect(have.indexOf('the other')).toBe(at);
    expect(want.slice(0, at)).toBe(have.slice(0, at));
    expect(want.startsWith('…\n"x')).toBe(true);
  });

  it('shows the end where they differ near to it, also where one is the longer', () => {
    const [want, have] = texts(LONG, `${LONG}: more`);
    expect(have).toHaveLength(4_000);
    expect(have.endsWith('xxx: more"')).toBe(true);
    expect(want.endsWith('xxx"')).toBe(true);
  });

  it('finds the difference where only one side needs quotes as YAML', () => {
    const [want, have] = texts(`${LONG}\nlast`, `${LONG} last`);
    expect(want.endsWith('x\\nlast"')).toBe(true);
    expect(have.endsWith('x last"')).toBe(true);
  });

  it('cuts structures by their text', () => {
    const list = (last: string) =>
      Array.from({ length: 900 }, (_, n) => `member ${n}`).concat(last);
    const [want, have] = texts(list('one'), list('two'));
    expect(want.endsWith('- member 899\n- one')).toBe(true);
    expect(have.endsWith('- member 899\n- two')).toBe(true);
  });

  it('shows nothing of secrets', () => {
    expect(driftSides('(masked)', '(masked, other)')).toEqual({
      want: { kind: 'masked' },
      have: { kind: 'masked' },
    });
  });
});

describe('showsValue', () => {
  const [want, have] = [`${LONG}one${LONG}`, `${LONG}two${LONG}`];

  it('knows a value by what was shown of it, wherever that was cut', () => {
    const [wanted, had] = texts(want, have);
    expect(showsValue(wanted, want)).toBe(true);
    expect(showsValue(had, have)).toBe(true);
    expect(showsValue(wanted, have)).toBe(false);
    expect(showsValue(had, want)).toBe(false);
  });

  it('knows it by its beginning, and by its end', () => {
    const shown = driftValue(want);
    expect(shown.kind === 'value' && showsValue(shown.text, want)).toBe(true);
    const [shorter] = texts(LONG, `${LONG}: more`);
    expect(showsValue(shorter, LONG)).toBe(true);
    expect(showsValue(shorter, `${LONG}: more`)).toBe(false);
  });

  it('knows nothing of secrets', () => {
    expect(showsValue('(masked)', '(masked)')).toBe(false);
  });
});
