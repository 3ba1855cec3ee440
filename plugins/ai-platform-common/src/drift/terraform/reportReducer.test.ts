import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { printYaml } from '../../emit/print/yaml';
import type { TerraformReportFacts } from '../facts';
import type { JsonValue } from '../json';
import { planSection } from './planSection';
import { TerraformReportReducer } from './reportReducer';

const PLANS = join(__dirname, '../../../fixtures/terraform-plans');
const update = process.env.UPDATE_GOLDENS === '1';
const ORIGIN = {
  workspace: 'fraud-dev',
  receivedAt: '2027-01-01T06:00:00.000Z',
};

/** Takes a whole document apart as the reader of streams does. */
function takeAll(
  reducer: TerraformReportReducer,
  value: JsonValue,
  path = '',
): void {
  const section = planSection(path);
  if (section === 'skip') return;
  if (section !== 'inside') reducer.take(section, value);
  else if (Array.isArray(value)) {
    value.forEach(item => takeAll(reducer, item, `${path}[]`));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      takeAll(reducer, item, path ? `${path}.${key}` : key);
    }
  }
}

function planOf(name: string): { [key: string]: JsonValue } {
  return JSON.parse(readFileSync(join(PLANS, `${name}.planjson`), 'utf8'));
}

function summary(
  plan: JsonValue,
  origin: Parameters<TerraformReportReducer['finish']>[0] = ORIGIN,
): TerraformReportFacts {
  const reducer = new TerraformReportReducer();
  takeAll(reducer, plan);
  return reducer.finish(origin);
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

const NAMES = readdirSync(PLANS)
  .filter(name => name.endsWith('.planjson') && !name.startsWith('not-a-plan'))
  .map(name => name.replace('.planjson', ''));

describe('TerraformReportReducer', () => {
  it.each(NAMES)(
    'summarises the plan %s (UPDATE_GOLDENS=1 writes what is expected anew)',
    name => {
      const file = join(PLANS, 'expected', `${name}.yaml`);
      const facts = plain(summary(planOf(name)));
      if (update) {
        mkdirSync(join(PLANS, 'expected'), { recursive: true });
        writeFileSync(file, printYaml(facts));
      }
      expect(facts).toEqual(parse(readFileSync(file, 'utf8')));
    },
  );

  it.each(NAMES)('keeps no secret of the plan %s', name => {
    expect(JSON.stringify(summary(planOf(name)))).not.toContain('canary');
  });

  it('masks what a provider copied from a secret without a mark', () => {
    const { changes } = summary(planOf('drift-and-changes'));
    const release = changes.find(({ name }) => name === 'release');
    const output = release?.differences.find(({ path }) => path === 'output');
    expect(output?.have).toEqual({ kind: 'masked' });
  });

  it('knows a refresh-only plan by what it leaves out', () => {
    expect(summary(planOf('refresh-only'))).toMatchObject({
      refreshOnly: true,
      // One of sixteen is gone.
      resources: 15,
      counts: { add: 0, change: 0, destroy: 0 },
    });
    expect(summary(planOf('empty')).refreshOnly).toBe(false);
  });

  it('calls drift irrelevant that nothing reads and the plan leaves as it is', () => {
    const plan = planOf('drift-and-changes');
    const others = [{ address: 'a.b', change: { actions: ['no-op'] } }];
    const relevanceWith = (changes: Record<string, JsonValue>) =>
      summary({ ...plan, ...changes }).drift.find(
        ({ type }) => type === 'aws_s3_bucket',
      )?.differences[0].relevant;
    expect(relevanceWith({})).toBe(true);
    expect(relevanceWith({ resource_changes: others })).toBe(false);
    expect(
      relevanceWith({
        resource_changes: others,
        relevant_attributes: [
          { resource: 'aws_s3_bucket.models', attribute: ['tags'] },
        ],
      }),
    ).toBe(true);
  });

  it('tells OpenTofu by its registry, where nobody says it', () => {
    const text = JSON.stringify(planOf('in-sync'));
    const plan = JSON.parse(
      text.replaceAll('registry.terraform.io', 'registry.opentofu.org'),
    );
    expect(summary(plan).engine).toBe('opentofu');
    expect(summary(plan, { ...ORIGIN, engine: 'terraform' }).engine).toBe(
      'terraform',
    );
  });

  it('keeps at most a thousand resources, but what undoes drift before all others', () => {
    const [sample] = planOf('deposed').resource_drift as JsonValue[];
    const named = (address: string) => ({ ...(sample as object), address });
    const others = Array.from({ length: 1500 }, (_, n) =>
      named(`other.a[${n}]`),
    );
    const facts = summary({
      resource_drift: [named('drifted.a')],
      resource_changes: [...others, named('drifted.a')],
    });
    expect(facts.changes).toHaveLength(1001);
    expect(facts.omittedChanges).toBe(500);
    expect(facts.counts.change).toBe(1501);
  });

  it('keeps no more text than can be read at every view', () => {
    const wide = (value: string) =>
      Object.fromEntries(
        Array.from({ length: 200 }, (_, n) => [`f${n}`, value.repeat(4000)]),
      );
    const resource = (n: number) => ({
      address: `a.b[${n}]`,
      change: { actions: ['update'], before: wide('a'), after: wide('b') },
    });
    const facts = summary({
      resource_drift: Array.from({ length: 4 }, (_, n) => resource(n)),
    });
    expect(JSON.stringify(facts).length).toBeLessThan(2_000_000);
    expect(facts.drift.length + facts.omittedDrift).toBe(4);
  });
});
