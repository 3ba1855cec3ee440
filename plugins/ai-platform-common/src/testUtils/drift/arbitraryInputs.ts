import fc from 'fast-check';
import type {
  ApplicationFacts,
  FluxObjectFacts,
  ManagedResourceFacts,
  OpenDifferenceFacts,
  ResourceStatusFacts,
} from '../../drift/facts';
import type {
  ArgocdApplicationInputs,
  DriftInputs,
  FluxInputs,
  TerraformInputs,
} from '../../drift/inputs';
import { resourceId } from '../../drift/ids';
import type { Reading } from '../../view/reading';
import { aHelmRelease, aKustomization, fluxInputs } from './flux';
import {
  aDeployment,
  anApplication,
  argocdInputs,
  managed,
  minutesAgo,
  NOW,
  read,
  statusOf,
  unread,
} from './inputs';
import { aChange, aReport, terraformInputs } from './terraform';

/** A reading that is fresh, old, or not there. */
function arbitraryReading<Value>(value: Value): fc.Arbitrary<Reading<Value>> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(read(value)) },
    fc.constant(read(value, { stale: true })),
    fc.constant(unread()),
  );
}

const arbitraryTime = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }).map(minutesAgo) },
  fc.integer({ min: 11, max: 90_000 }).map(minutesAgo),
  fc.constantFrom('', 'yesterday', '2026-99-99T00:00:00Z'),
);

const side = (name: string) =>
  fc.option(
    fc.oneof(
      fc
        .integer({ min: 1, max: 3 })
        .map(replicas => aDeployment({ name, replicas })),
      fc.constantFrom('0.8', '0.9').map(threshold => ({
        ...(aDeployment({ name }) as object),
        data: { threshold },
      })),
    ),
    { freq: 4, nil: null },
  );

const arbitraryManaged: fc.Arbitrary<ManagedResourceFacts> = fc
  .constantFrom('a', 'b', 'c', 'd')
  .chain(name =>
    fc
      .tuple(side(name), side(name), fc.integer({ min: 0, max: 9 }))
      .map(([want, have, hook]) => ({
        ...managed(aDeployment({ name }), aDeployment({ name })),
        want,
        have,
        target: want,
        live: have,
        hook: hook === 0,
      })),
  );

const arbitraryStatus = (
  resource: ManagedResourceFacts,
): fc.Arbitrary<ResourceStatusFacts> =>
  fc
    .record({
      sync: fc.constantFrom('synced', 'outOfSync', 'unknown'),
      requiresPruning: fc.boolean(),
      health: fc.constantFrom('healthy', 'missing', 'degraded'),
    })
    .map(changes => statusOf(resource, changes));

const arbitraryFacts = (
  resources: readonly ManagedResourceFacts[],
): fc.Arbitrary<ApplicationFacts> =>
  fc
    .record({
      sync: fc.constantFrom<ApplicationFacts['sync'][]>(
        ...(['synced', 'synced', 'outOfSync', 'unknown'] as const),
      ),
      reconciledAt: fc.option(arbitraryTime, { nil: undefined, freq: 9 }),
      conditions: fc
        .constantFrom(
          '',
          '',
          '',
          '',
          'ComparisonError',
          'SharedResourceWarning',
        )
        .map(type => (type ? [{ type, message: 'As told.' }] : [])),
      resources: fc.tuple(...resources.map(arbitraryStatus)),
    })
    .map(changes => anApplication(changes));

const arbitraryArgocd: fc.Arbitrary<ArgocdApplicationInputs> = fc
  .array(arbitraryManaged, { maxLength: 5 })
  .chain(resources =>
    arbitraryFacts(resources).chain(facts =>
      fc
        .record({
          application: arbitraryReading(facts),
          resources: arbitraryReading(resources),
          canSync: fc.boolean(),
          writable: fc.boolean(),
          name: fc.constantFrom('one', 'two', 'three'),
        })
        .map(({ name, ...changes }) => ({
          ...argocdInputs([], { name }),
          ...changes,
        })),
    ),
  );

const LINES = [
  'Deployment/fraud/detector changed (1 additions, 0 changes, 0 removals)',
  'ConfigMap/fraud/settings removed',
  'StatefulSet/fraud/store excluded',
  'nonsense',
];

const arbitraryFlux: fc.Arbitrary<FluxInputs> = fc
  .record({
    facts: fc.oneof(
      fc.constant(aKustomization()),
      fc
        .option(fc.subarray(LINES, { minLength: 1 }), { nil: undefined })
        .map(lines => aHelmRelease(lines?.join('\n'))),
    ),
    suspended: fc.integer({ min: 0, max: 4 }).map(number => number === 0),
    generation: fc.constantFrom(3, 3, 3, 4),
    status: fc.constantFrom<FluxObjectFacts['conditions'][number]['status'][]>(
      ...(['True', 'True', 'False', 'Unknown'] as const),
    ),
    at: arbitraryTime,
    writable: fc.boolean(),
  })
  .chain(({ facts, suspended, generation, status, at, writable }) => {
    const conditions = facts.conditions.map(condition =>
      condition.type === 'Ready' ? { ...condition, status, at } : condition,
    );
    const history = facts.history.map(deploy => ({ ...deploy, at }));
    return arbitraryReading({
      ...facts,
      ...{ suspended, generation, conditions, history },
    }).map(object => ({ ...fluxInputs(facts), object, writable }));
  });

const CHANGES = [
  aChange(),
  aChange({ address: 'aws_s3_bucket.gone', actions: ['delete'] }),
  aChange({ address: 'aws_s3_bucket.big', omitted: 3 }),
  aChange({ deposed: 'ab12', actions: ['delete'] }),
  aChange({
    address: 'aws_s3_bucket.noise',
    differences: [{ path: 'etag', replaces: false, relevant: false }],
  }),
];

const arbitraryTerraform: fc.Arbitrary<TerraformInputs> = fc
  .record({
    drift: fc.subarray(CHANGES),
    changes: fc.subarray(CHANGES),
    errored: fc.integer({ min: 0, max: 5 }).map(number => number === 0),
    omittedDrift: fc.constantFrom(0, 0, 0, 2),
    plannedAt: arbitraryTime,
    workspace: fc.constantFrom('prod', 'staging'),
  })
  .chain(report =>
    arbitraryReading(aReport(report)).map(reading => ({
      ...terraformInputs(report),
      report: reading,
    })),
  );

const PATHS = ['', 'spec.replicas', 'data', 'data.threshold', 'tags.team'];
const RESOURCES = [
  ...['a', 'b', 'c', 'd', 'e'].map(name =>
    resourceId({ group: 'apps', kind: 'Deployment', namespace: 'fraud', name }),
  ),
  ...['apps/Deployment/fraud/detector', '/ConfigMap/fraud/settings'],
  ...CHANGES.map(({ address }) => address),
];

const arbitraryPlace = (ids: string[]) =>
  fc.record({
    application: fc.constantFrom(...ids),
    resource: fc.constantFrom(...RESOURCES),
    path: fc.constantFrom(...PATHS),
  });

const arbitraryOpen = (ids: string[]): fc.Arbitrary<OpenDifferenceFacts[]> =>
  fc.uniqueArray(
    fc
      .tuple(arbitraryPlace(ids), fc.integer({ min: 0, max: 9_000 }))
      .map(([place, minutes]) => ({
        ...place,
        openedAt: NOW - minutes * 60_000,
        seenAt: NOW,
      })),
    {
      maxLength: 12,
      selector: ({ application, resource, path }) =>
        JSON.stringify([application, resource, path]),
    },
  );

/** Inputs of every kind, good and bad, with a history and decisions that are about them. */
export const arbitraryDriftInputs: fc.Arbitrary<DriftInputs> = fc
  .record({
    argocd: fc.array(arbitraryArgocd, { maxLength: 3 }),
    flux: fc.array(arbitraryFlux, { maxLength: 2 }),
    terraform: fc.array(arbitraryTerraform, { maxLength: 2 }),
    problems: fc.oneof(
      { weight: 5, arbitrary: fc.constant([]) },
      fc.constant([{ source: 'staging', problem: unread().problem }]),
    ),
  })
  .chain(sources => {
    const ids = [
      ...[...sources.argocd, ...sources.flux, ...sources.terraform].map(
        ({ id }) => id,
      ),
      'argocd:main:argocd:of-somebody-else',
    ];
    return fc.record({
      argocd: fc.constant(sources.argocd),
      flux: fc.constant(sources.flux),
      terraform: fc.constant(sources.terraform),
      problems: fc.constant(sources.problems),
      open: arbitraryOpen(ids),
      closed: fc.constant([]),
      ignores: fc.array(
        fc
          .tuple(arbitraryPlace(ids), fc.integer({ min: -5, max: 5 }))
          .map(([{ path, ...place }, minutes]) => ({
            ...place,
            ...(path && { path }),
            id: `${place.resource} ${path}`,
            person: 'user:default/alice',
            reason: 'Known.',
            at: NOW - 600_000,
            until: NOW + minutes * 60_000,
          })),
        { maxLength: 4 },
      ),
    });
  });
