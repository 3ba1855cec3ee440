import { nestsDeeper } from './nestsDeeper';

const nested = (depth: number) =>
  `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

it.each([
  ['what is as deep as it may be', nested(100), false],
  ['what is deeper', nested(102), true],
  ['what is much deeper', nested(1_000_000), true],
  ['what stands side by side', `[${'{},'.repeat(1_000)}{}]`, false],
  ['brackets in a text', JSON.stringify({ a: '[{'.repeat(1_000) }), false],
  ['a key of brackets', JSON.stringify({ ['{'.repeat(1_000)]: 1 }), false],
  ['quotes in a text', JSON.stringify({ a: '"', b: '[['.repeat(99) }), false],
  ['a text that ends with a backslash', `["\\\\",${nested(102)}]`, true],
  ['a text that does not end', `["${'['.repeat(1_000)}`, false],
  ['a backslash before the quote', `["\\"${'['.repeat(1_000)}"]`, false],
  ['nothing', '', false],
])('%s', (_story, json, expected) => {
  expect(nestsDeeper(json, 100)).toBe(expected);
});

it('takes no longer for backslashes than for anything else', () => {
  expect(nestsDeeper(`["${'\\'.repeat(1_000_000)}"]`, 100)).toBe(false);
});
