import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import {
  driftViewSchema,
  type DriftDifference,
  type DriftResource,
  type DriftValue,
  type DriftView,
} from '../view/driftView';
import { applicationFacts, managedResourceFacts } from './argocd';
import { deriveDrift } from './derive';
import type { ManagedResourceFacts } from './facts';
import { applicationId } from './ids';

const CORPUS = path.resolve(__dirname, '../../fixtures/drift');

/** Half a minute after Argo CD has looked. */
const NOW = Date.parse('2026-03-09T10:00:30Z');

/** As long as a value may be. */
const LONGEST_VALUE = 4000;

/** One side of a field in `expected.yaml`: the value, or that it is masked or cut. */
type ExpectedSide = unknown;

interface ExpectedActor {
  /** Field manager. */
  who?: string;
  /** Update, Apply, or the subresource. */
  how?: string;
  /** Since when; where it is absent, the first look is all that is known. */
  at?: string;
}

interface ExpectedField extends ExpectedActor {
  want?: ExpectedSide;
  have?: ExpectedSide;
  severity: string;
}

interface ExpectedResource extends ExpectedActor {
  state: string;
  severity?: string;
  /** Real differences by path. */
  fields?: Record<string, ExpectedField>;
  /** Reasons by path, what the server fills in left out. */
  noise?: Record<string, string>;
  /** Paths of what the server fills in, where the case is about them. */
  defaults?: string[];
  omitted?: number;
  /** What all fields look like where they are too many to write down. */
  pattern?: {
    path: string;
    want: string;
    have: string;
    who: string;
    count: number;
  };
}

interface Expected {
  state: string;
  resources: Record<string, ExpectedResource>;
}

function read(name: string, file: string): any {
  return parse(readFileSync(path.join(CORPUS, name, file), 'utf8'));
}

const STATES = [
  ...['liveState', 'targetState'],
  ...['normalizedLiveState', 'predictedLiveState'],
];

/** As Argo CD sends it: states are texts. */
function sent(item: Record<string, unknown>): unknown {
  const states = STATES.filter(state => state in item).map(state => [
    state,
    JSON.stringify(item[state]),
  ]);
  return { ...item, ...Object.fromEntries(states) };
}

function managed(name: string): ManagedResourceFacts[] {
  const { items } = JSON.parse(
    readFileSync(path.join(CORPUS, name, 'managed-resources.json'), 'utf8'),
  );
  return items.map((item: Record<string, unknown>) => {
    const facts = managedResourceFacts(sent(item));
    if (!facts) throw new Error(`${name}: ${item.name} is not understood`);
    return facts;
  });
}

function derived(name: string): DriftView {
  const application = applicationFacts(
    JSON.parse(
      readFileSync(path.join(CORPUS, name, 'application.json'), 'utf8'),
    ),
  );
  if (!application) throw new Error(`${name}: no Application`);
  const reading = { status: 'ok' as const, observedAt: NOW, stale: false };
  const view = deriveDrift(
    {
      argocd: [
        {
          id: applicationId({ instance: 'main', namespace: 'argocd', name }),
          instance: { name: 'main', title: 'Main' },
          application: { ...reading, value: application },
          resources: { ...reading, value: managed(name) },
          events: [],
          commits: {},
          canSync: true,
          writable: true,
        },
      ],
      flux: [],
      terraform: [],
      problems: [],
      open: [],
      closed: [],
      ignores: [],
    },
    NOW,
  );
  return driftViewSchema.parse(view);
}

function side(value: DriftValue | undefined): ExpectedSide {
  if (value?.kind !== 'value') return value && { [value.kind]: true };
  if (value.text.length >= LONGEST_VALUE) return { cutAt: value.text.length };
  return parse(value.text);
}

const seconds = (time: string | undefined) => time?.replace('.000Z', 'Z');

function actor({
  who,
  since,
  sinceSeen,
}: Pick<DriftDifference, 'who' | 'since' | 'sinceSeen'>): ExpectedActor {
  return {
    ...(who && { who: who.manager }),
    ...(who?.operation && { how: who.operation }),
    ...(!sinceSeen && since && { at: seconds(since) }),
  };
}

function field(difference: DriftDifference): ExpectedField {
  const { want, have, severity } = difference;
  return {
    ...(want && { want: side(want) }),
    ...(have && { have: side(have) }),
    severity,
    ...actor(difference),
  };
}

function entries<Value>(
  differences: readonly DriftDifference[],
  value: (difference: DriftDifference) => Value,
): [string, Value][] {
  return differences.map(each => [each.path, value(each)]);
}

/** The resource of the view, in the form of `expected.yaml`. */
function shown(resource: DriftResource, expected: ExpectedResource) {
  const { state, severity, omitted, differences } = resource;
  const real = differences.filter(({ ignored }) => !ignored);
  const noise = differences.filter(
    ({ ignored }) => ignored && ignored.by !== 'serverDefault',
  );
  const defaults = differences
    .filter(({ ignored }) => ignored?.by === 'serverDefault')
    .map(each => each.path);
  return {
    state,
    ...(severity && { severity }),
    ...(real.length === 0 && actor(resource)),
    ...(real.length > 0 &&
      !expected.pattern && {
        fields: Object.fromEntries(entries(real, field)),
      }),
    ...(noise.length > 0 && {
      noise: Object.fromEntries(entries(noise, one => one.ignored!.by)),
    }),
    ...(expected.defaults && { defaults: defaults.sort() }),
    ...(omitted && { omitted }),
  };
}

/** The resource of `expected.yaml`, in the form of `shown`. */
function wanted({ pattern: _, defaults, ...rest }: ExpectedResource) {
  return { ...rest, ...(defaults && { defaults: [...defaults].sort() }) };
}

function expectPattern(
  resource: DriftResource,
  pattern: NonNullable<ExpectedResource['pattern']>,
): void {
  const text = (value?: DriftValue) =>
    value?.kind === 'value' ? value.text : undefined;
  const real = resource.differences.filter(({ ignored }) => !ignored);
  expect(real).toHaveLength(pattern.count);
  for (const { path: at, want, have, who } of real) {
    expect(at).toMatch(new RegExp(pattern.path));
    expect(text(want)).toMatch(new RegExp(pattern.want));
    expect(text(have)).toMatch(new RegExp(pattern.have));
    expect(who?.manager).toBe(pattern.who);
  }
}

/** Every text that travels. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}

const cases = readdirSync(CORPUS)
  .filter(name => existsSync(path.join(CORPUS, name, 'expected.yaml')))
  .sort();

describe('the corpus of drift, made with a real API server and a real Argo CD', () => {
  it('has at least 60 cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases)('%s is told as it is', name => {
    const expected: Expected = read(name, 'expected.yaml');
    const [application] = derived(name).applications;
    const resources = application.resources.map(resource => {
      const { id } = resource;
      return [id, shown(resource, expected.resources[id] ?? {})];
    });
    const all = Object.entries(expected.resources);
    expect({
      state: application.state,
      resources: Object.fromEntries(resources),
    }).toEqual({
      state: expected.state,
      resources: Object.fromEntries(
        all.map(([id, resource]) => [id, wanted(resource)]),
      ),
    });
    for (const resource of application.resources) {
      const { pattern } = expected.resources[resource.id];
      if (pattern) expectPattern(resource, pattern);
    }
  });

  it.each(cases)('%s lets no secret and no control character out', name => {
    const told = texts(derived(name));
    expect(told.length).toBeGreaterThan(10);
    for (const text of told) {
      expect(text).not.toContain('canary-');
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  it.each(cases)('%s shows as defaults only what the cluster adds', name => {
    const defaults = derived(name)
      .applications.flatMap(({ resources }) => resources)
      .flatMap(({ differences }) => differences)
      .filter(({ ignored }) => ignored?.by === 'serverDefault');
    const sides = defaults.map(({ want, have }) => [want, typeof have]);
    expect(sides).toEqual(defaults.map(() => [undefined, 'object']));
  });

  it.each(cases)('%s has a text of each side that is there', name => {
    for (const { state, wantText, haveText } of derived(
      name,
    ).applications.flatMap(({ resources }) => resources)) {
      const sides = [wantText, haveText].map(
        text => text && typeof parse(text),
      );
      const [want, have] = {
        drifted: ['object', 'object'],
        missing: ['object', undefined],
        extra: [undefined, 'object'],
      }[state as string] ?? [undefined, undefined];
      expect([state, ...sides]).toEqual([state, want, have]);
    }
  });
});
