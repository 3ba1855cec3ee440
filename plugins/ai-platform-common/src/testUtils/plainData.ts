import fc from 'fast-check';
import type { Data } from '../emit/services/platformService';

/** Texts that one parser or another reads as something else than themselves. */
export const HOSTILE_TEXTS = [
  ...[
    '',
    ' ',
    '  a',
    'a  ',
    '\t',
    'a\tb',
    '\n',
    'a\n',
    '\na',
    'a\n\nb',
    'a\n\n',
  ],
  ...['yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'False', 'null', 'Null', '~'],
  ...['0', '-1', '+1', '1.5', '.5', '1.', '1e3', '1E+3', '0x1F', '0o17', '017'],
  ...['0b11', '1_000', '1:30', '190:20:30.15', '.inf', '-.INF', '.nan', '.NaN'],
  ...['2026-01-01', '2026-1-1', '2026-01-01T00:00:00Z', '2026-01-01 00:00:00'],
  ...[
    'a: b',
    'a:',
    ':a',
    'a :b',
    'a #b',
    '#a',
    'a#b',
    '- a',
    '-',
    '---',
    '...',
  ],
  ...[
    '--- a',
    '... a',
    '%TAG',
    '? a',
    '?',
    '!a',
    '&a',
    '*a',
    '|',
    '>',
    '@a',
    '`a',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    '{{ a }}',
    '${a}',
    '$${a}',
    '$$${a}',
    '%{ if true }',
  ],
  ...[
    '%%{a}',
    '$%{a}',
    '%${a}',
    '${',
    '%{',
    '$',
    '%',
    '"',
    "'",
    '\\',
    '\\${a}',
  ],
  ...[
    'a"b',
    "it's",
    '<<',
    '=',
    '<<EOT',
    '/* a',
    '// a',
    '__proto__',
    'constructor',
  ],
  ...[
    'for',
    'if',
    'in',
    'else',
    'a-b',
    'a.b',
    'a/b',
    'a b',
    '1a',
    '-a',
    'var.a',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\ufeff',
  ],
  ...[
    'a\u2029b',
    '\ufeffa',
    '\ud800',
    'a\udc00',
    '\ufffe',
    '\u{1f600}',
    '\u202eabc',
  ],
  ...[
    'a\r\nb',
    'a\rb',
    'Zürich',
    '日本語',
    'e\u0301',
    '\u{e0001}',
    'a\u200db',
    '👨\u200d👩',
  ],
  ...['a\n  b\n', '  a\nb', 'a \nb', 'a\n ', '|\na', '# a\n# b\n', '---\na\n'],
  ...['a: b\nc: d\n', '- a\n- b', '{\n}\n', 'a\n\tb\n', 'x'.repeat(1100)],
];

const SYNTAX = [...'aZ09 .:#-_~/\'"\\{}[],&*!|>%@`$?=+\n\te\u0085é'];

/** Any text, with a liking for the hostile. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...SYNTAX) }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 })
      .map(units => String.fromCharCode(...units)),
  },
);

// No printer tells -0 from 0.
const anyNumber = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map(value => (Object.is(value, -0) ? 0 : value));

function mapOf<T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ [key: string]: T }> {
  return fc
    .array(fc.tuple(anyText, value), { maxLength: 4 })
    .map(entries => Object.fromEntries(entries));
}

/** Any plain data, up to five levels deep. */
export const anyData: fc.Arbitrary<Data> = fc.letrec<{ node: Data }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4 },
    anyText,
    anyNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 4 }),
    mapOf(tie('node')),
  ),
})).node;
