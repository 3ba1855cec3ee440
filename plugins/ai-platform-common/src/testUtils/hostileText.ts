import fc from 'fast-check';

const HOSTILE = [
  '${aws_eks_cluster.this}',
  '%{ if true }x%{ endif }',
  '{{ .Values.x }}',
  '$${escaped}',
  '"quoted" \\ \'single\'',
  'yes',
  'null',
  '0x1F',
  '1e3',
  '2026-01-01',
  '- item',
  'key: value # comment',
  '*alias &anchor !tag',
  'Köln 東京 🚀',
  '__proto__',
  '</script><b>',
];

/** Printable text that tries to be something else. */
export function hostileText(maxLength: number): fc.Arbitrary<string> {
  return fc
    .oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
    )
    .map(text => text.slice(0, maxLength).trim())
    .filter(text => text.length > 0 && !/[\ud800-\udfff]$/.test(text));
}
