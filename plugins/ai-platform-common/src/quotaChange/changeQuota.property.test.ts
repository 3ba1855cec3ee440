import fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
import { parseQuantity } from '../model/quantity';
import { changeQuota } from './changeQuota';

const QUOTES = ['', '"', "'"];
const text = fc.string({ maxLength: 20 });
const comment = text.map(each =>
  `# ${each
    .replace(/[^\p{L}\p{N}\p{P} ]/gu, '')
    .replaceAll('{{', '')}`.trimEnd(),
);
const amount = fc
  .tuple(
    fc.integer({ min: 0, max: 5000 }),
    fc.constantFrom('', 'k', 'M', 'Ki', 'Gi', 'T'),
  )
  .map(parts => parts.join(''));

interface Quota {
  before: string;
  after: string;
  quote: string;
  comments: string[];
  others: Record<string, string>;
  annotations: Record<string, string>;
  newline: string;
}

const quota: fc.Arbitrary<Quota> = fc.record({
  before: amount,
  after: amount,
  quote: fc.constantFrom(...QUOTES),
  comments: fc.array(comment, { minLength: 3, maxLength: 3 }),
  others: fc.dictionary(
    fc.constantFrom('pods', 'limits.cpu', 'requests.storage', 'count/jobs'),
    amount,
  ),
  annotations: fc.dictionary(
    fc.stringMatching(/^[a-z]{1,8}$/),
    text.filter(each => !each.includes('{{')),
  ),
  newline: fc.constantFrom('\n', '\r\n'),
});

/** A file with the quota in the middle, cut at the amount: what is before it, and what comes after it. */
function fileOf({ comments, others, annotations, newline, quote }: Quota) {
  const head = stringify({
    ...{ apiVersion: 'v1', kind: 'ResourceQuota' },
    metadata: { name: 'compute', namespace: 'fraud', annotations },
  });
  const rest = Object.entries(others).map(
    ([key, value]) => `    ${key}: ${value}`,
  );
  const start = `${comments[0]}\na: 1\n---\n${head}${comments[1]}\nspec:\n  hard:\n    requests.nvidia.com/gpu: `;
  const end = ` ${comments[2]}\n\n${rest.join('\n')}\n---\nkind: Else\n`;
  const broken = (part: string) => part.replaceAll('\n', newline);
  return { start: broken(start) + quote, end: quote + broken(end) };
}

it('is byte for byte what it was, but for the amount', () => {
  fc.assert(
    fc.property(quota, each => {
      const { before, after } = each;
      // 1k is 1000: two spellings of one amount, and nothing to do.
      fc.pre(parseQuantity(before) !== parseQuantity(after));
      const { start, end } = fileOf(each);
      const change = {
        ...{ namespace: 'fraud', resource: 'nvidia.com/gpu', amount: after },
      };

      const { text: changed } = changeQuota(start + before + end, change);

      expect(changed).toBe(start + after + end);
    }),
    { numRuns: 500 },
  );
});

it('changes back to what it was', () => {
  fc.assert(
    fc.property(
      quota,
      fc.constantFrom('requests.amd.com/gpu', 'nvidia.com/gpu'),
      (each, resource) => {
        const { start, end } = fileOf(each);
        const file = start + each.before + end;
        const other = each.before === '77' ? '78' : '77';
        const change = { namespace: 'fraud', resource };

        const there = changeQuota(file, { ...change, amount: other });

        const data = parseAllDocuments(there.text).map(document =>
          document.toJS(),
        );
        expect(Object.values(data[1].spec.hard).map(String)).toContain(other);
        expect(parseAllDocuments(there.text)).toHaveLength(3);
        if (there.from === undefined) return;
        const back = changeQuota(there.text, {
          ...change,
          amount: each.before,
        });
        expect(back.text).toBe(file);
      },
    ),
    { numRuns: 300 },
  );
});
