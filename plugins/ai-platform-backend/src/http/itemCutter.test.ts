import { ItemCutter } from './itemCutter';

/** Feeds the text in pieces of so many bytes. */
function cut(text: string, size = Infinity) {
  const items: unknown[] = [];
  const cutter = new ItemCutter(item => items.push(item));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    cutter.feed(bytes.subarray(at, at + size));
  }
  return { items, envelope: cutter.end() };
}

const ITEMS = [
  { metadata: { name: 'a', labels: { 'items]}': '"\\' } }, items: [[{}], []] },
  { metadata: { name: 'ö €𝕏' }, text: '}],{[\n\t\\"', none: null },
  {},
];

describe('a list', () => {
  const texts = {
    'as Go writes it': JSON.stringify({
      kind: 'PodList',
      metadata: { resourceVersion: '1', continue: 'items' },
      items: ITEMS,
    }),
    'with the elements first': JSON.stringify({
      apiVersion: 'v1',
      items: ITEMS,
      metadata: { resourceVersion: '1' },
    }),
    'with other arrays of that name': JSON.stringify({
      metadata: { items: [1, { items: [] }], name: 'items' },
      items: ITEMS,
      more: { items: [2] },
    }),
    'written for people': JSON.stringify({ items: ITEMS, kind: 'x' }, null, 2),
  };

  it.each(Object.entries(texts))(
    '%s is cut the same wherever the pieces end',
    (_, text) => {
      const { items: __, ...rest } = JSON.parse(text);
      for (let size = 1; size <= text.length; size += 1) {
        const { items, envelope } = cut(text, size);
        expect(items).toEqual(ITEMS);
        expect(envelope).toEqual({ ...rest, items: [] });
      }
    },
  );

  it('of nothing has no items', () => {
    expect(cut('{"items":[]}')).toEqual({ items: [], envelope: { items: [] } });
    expect(cut('{"items":null}').items).toEqual([]);
    expect(cut('{}').items).toEqual([]);
  });
});

describe('what is not a whole list is refused', () => {
  it.each([
    '',
    '{',
    '{"items":[',
    '{"items":[{}',
    '{"items":[{}]',
    '{"items":[1]}',
    '{"items":[{]}]}',
    '{"items":[{"a":}]}',
    '{"items":[{}]}}',
    '{"items":[{"a":"b]}',
    '<html>',
    `{"a":"${'x'.repeat(100_000)}"}`,
  ])('%.20s', text => {
    expect(() => cut(text)).toThrow('invalidAnswer');
    expect(() => cut(text, 3)).toThrow('invalidAnswer');
  });
});
