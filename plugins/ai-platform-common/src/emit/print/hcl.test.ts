/** @jest-environment node */
import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { anyData, HOSTILE_TEXTS } from '../../testUtils/plainData';
import { printHcl } from './hcl';
import {
  attributes,
  blank,
  block,
  call,
  comment,
  expression,
  type HclValue,
} from './hclTree';

// hcl2json writes strings as templates again, and HCL itself normalises Unicode.
function unescaped(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/([$%])\1\{/g, '$1{').normalize('NFC');
  }
  if (Array.isArray(value)) return value.map(unescaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      unescaped(key),
      unescaped(item),
    ]),
  );
}

function normalised(value: HclValue): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .normalize('NFC')
      .replace(/\\ud[89a-f]../g, '\ufffd'),
  );
}

async function readBack(value: HclValue): Promise<unknown> {
  const read = await parse('a.tf', printHcl(attributes({ value })));
  return unescaped(read.value);
}

describe('printHcl', () => {
  it('is read back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(anyData, async data => {
        expect(await readBack(data)).toEqual(normalised(data));
      }),
      { numRuns: 300 },
    );
  });

  it.each(HOSTILE_TEXTS)(
    'keeps %j as value, as key and in a list',
    async text => {
      const data = Object.fromEntries([
        [text, text],
        ['list', [text, [text], Object.fromEntries([[text, text]])]],
      ]);
      expect(await readBack(data)).toEqual(normalised(data));
    },
  );

  it('turns no text into an expression', () => {
    expect(printHcl(attributes({ a: '${b} %{ if c } $${d}' }))).toBe(
      'a = "$${b} %%{ if c } $$${d}"\n',
    );
  });

  it('replaces half a character, which HCL cannot say', () => {
    expect(printHcl(attributes({ a: 'x\ud800' }))).toBe('a = "x\\ufffd"\n');
  });

  it('writes what a person would write', () => {
    const printed = printHcl(
      [
        block(
          'module',
          ['cluster'],
          [
            ...attributes({ source: './modules/eks' }),
            blank,
            ...attributes({
              name: 'fraud-dev',
              network: { cidr: '10.40.0.0/16', private_api: false },
              zones: 3,
              tags: expression('local.tags'),
              left: undefined,
            }),
            comment('Pools scale between min and max.'),
            ...attributes({
              node_pools: {
                'gpu-l4': {
                  min: 0,
                  labels: { 'flagstone.dev/pool': 'gpu-l4', stage: 'dev' },
                  taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }],
                },
                for: {},
              },
              roles: [],
              cidrs: ['10.0.0.0/8', '172.16.0.0/12'],
            }),
          ],
        ),
        block(
          'output',
          ['secret'],
          [
            ...attributes({ value: call('jsonencode', { a: { b: 1 } }) }),
            block('precondition', [], []),
            ...attributes({ sensitive: true }),
          ],
        ),
      ],
      { comment: 'Two\nlines.' },
    );
    expect(printed).toBe(`# Two
# lines.

module "cluster" {
  source = "./modules/eks"

  name = "fraud-dev"
  network = {
    cidr        = "10.40.0.0/16"
    private_api = false
  }
  zones = 3
  tags  = local.tags

  # Pools scale between min and max.
  node_pools = {
    gpu-l4 = {
      min = 0
      labels = {
        "flagstone.dev/pool" = "gpu-l4"
        stage                = "dev"
      }
      taints = [
        { key = "nvidia.com/gpu", effect = "NoSchedule" },
      ]
    }
    "for" = {}
  }
  roles = []
  cidrs = ["10.0.0.0/8", "172.16.0.0/12"]
}

output "secret" {
  value = jsonencode({
    a = {
      b = 1
    }
  })

  precondition {}

  sensitive = true
}
`);
  });

  it('refuses what HCL cannot hold', () => {
    expect(() => printHcl(attributes({ a: Number.NaN }))).toThrow(TypeError);
    expect(() => printHcl(attributes({ 'a b': 1 }))).toThrow(TypeError);
    expect(() => printHcl([block('a"b', [], [])])).toThrow(TypeError);
    expect(() => printHcl([block('a', ['${b}'], [])])).toThrow(TypeError);
  });

  it('lets no text leave a comment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
        const printed = printHcl([comment(text), ...attributes({ a: 1 })], {
          comment: text,
        });
        expect(await parse('a.tf', printed)).toEqual({ a: 1 });
      }),
    );
  });
});
