import fc from 'fast-check';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { parseQuantity } from '../model/quantity';
import { aWorkspaceInput } from '../testUtils/aWorkspace';
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

const workspace = fc.record({
  values: fc.uniqueArray(
    fc.constantFrom(
      ...['cpu: 64', 'memory: "256Gi"', 'storage: 1Ti', 'pods: 40'],
    ),
    { minLength: 1 },
  ),
  comments: fc.array(comment, { minLength: 3, maxLength: 3 }),
  indent: fc.integer({ min: 3, max: 8 }),
  isFlow: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
  devices: fc.integer({ min: 0, max: 5000 }),
});

type WorkspaceParts = typeof workspace extends fc.Arbitrary<infer T>
  ? T
  : never;

/** A Workspace document whose quota has no accelerators. */
function documentOf(each: WorkspaceParts) {
  const { values, comments, indent, isFlow, newline } = each;
  const [head, tail] = stringify(aWorkspaceInput()).split(
    / {2}quota:\n(?: {4}.*\n)+/,
  );
  const lines = values.map(
    value => `\n${' '.repeat(indent)}${value} ${comments[1]}`,
  );
  const amounts = isFlow
    ? ` { ${values.join(', ')} } ${comments[1]}`
    : lines.join('');
  return [
    `${comments[0]}\n${head}  quota:${amounts}`,
    `\n  ${comments[2]}\n${tail}`,
  ]
    .join('\n')
    .replaceAll('\n', newline);
}

it('gets a map of accelerators, and every other byte stays', () => {
  fc.assert(
    fc.property(workspace, each => {
      const before = documentOf(each);
      const expected = parse(before);
      expected.spec.quota.accelerators = { 'amd.com/gpu': each.devices };

      const { text: after } = changeQuota(before, {
        ...{ namespace: 'fraud-training', resource: 'amd.com/gpu' },
        amount: each.devices,
      });

      expect(parse(after)).toEqual(expected);
      const at = before
        .split('')
        .findIndex((char, index) => char !== after[index]);
      expect(after.endsWith(before.slice(at))).toBe(true);
      expect(after.includes('\r')).toBe(each.newline === '\r\n');
    }),
    { numRuns: 300 },
  );
});
