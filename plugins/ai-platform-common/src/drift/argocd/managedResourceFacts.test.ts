import {
  aDeployment,
  argocdInputs,
  driftInputs,
  managed,
  NOW,
} from '../../testUtils/drift/inputs';
import { deriveDrift } from '../derive';
import { observedOf } from '../history';
import { MASKED, MASKED_OTHER } from '../mask/markers';
import { managedResourceFacts } from './managedResourceFacts';

const text = JSON.stringify;

const CONFIG = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'cfg', namespace: 'shop' },
  data: { mode: 'fast' },
};

const anItem = (rest: object = {}) => ({
  kind: 'ConfigMap',
  namespace: 'shop',
  name: 'cfg',
  targetState: text(CONFIG),
  liveState: text(CONFIG),
  normalizedLiveState: text(CONFIG),
  predictedLiveState: text(CONFIG),
  ...rest,
});

it('has the four states of a resource', () => {
  const have = { ...CONFIG, data: { mode: 'slow' } };
  const live = { ...have, metadata: { ...CONFIG.metadata, uid: '1' } };
  expect(
    managedResourceFacts(
      anItem({
        group: 'apps',
        hook: true,
        liveState: text(live),
        normalizedLiveState: text(have),
      }),
    ),
  ).toEqual({
    group: 'apps',
    kind: 'ConfigMap',
    namespace: 'shop',
    name: 'cfg',
    hook: true,
    target: CONFIG,
    live,
    want: CONFIG,
    have,
  });
});

it.each(['null', '', undefined])(
  'is missing where the cluster says %p',
  liveState => {
    expect(
      managedResourceFacts(anItem({ liveState, normalizedLiveState: 'null' })),
    ).toMatchObject({ target: CONFIG, want: CONFIG, live: null, have: null });
  },
);

it('is extra where Git does not have it, whatever is predicted', () => {
  expect(managedResourceFacts(anItem({ targetState: '' }))).toMatchObject({
    target: null,
    want: null,
    live: CONFIG,
    have: CONFIG,
  });
});

it.each([
  ['no JSON', { liveState: '{' }],
  ['a list', { targetState: '[]' }],
  ['a number', { predictedLiveState: '1' }],
  ['no text', { normalizedLiveState: {} }],
  ['no name', { name: '' }],
  ['no kind', { kind: undefined }],
])('is not understood with %s', (_, rest) => {
  expect(managedResourceFacts(anItem(rest))).toBeUndefined();
});

it('tells of a Secret that it differs, and nothing else', () => {
  const aSecret = (password: string) =>
    text({
      ...CONFIG,
      kind: 'Secret',
      data: { password, same: 'Q0FOQVJZ' },
    });
  const facts = managedResourceFacts(
    anItem({
      kind: 'Secret',
      targetState: aSecret('CANARY-one'),
      predictedLiveState: aSecret('CANARY-one'),
      liveState: aSecret('CANARY-two'),
      normalizedLiveState: aSecret('CANARY-two'),
    }),
  );
  expect(text(facts)).not.toMatch(/CANARY|Q0FOQVJZ/);
  expect(facts).toMatchObject({
    want: { data: { password: MASKED, same: MASKED } },
    have: { data: { password: MASKED_OTHER, same: MASKED } },
  });
});

describe('an object that is nested very deeply', () => {
  const nested = (depth: number) =>
    `{"metadata":${'{"a":'.repeat(depth - 1)}"CANARY"${'}'.repeat(depth)}`;

  it('is compared up to a hundred levels', () => {
    const facts = managedResourceFacts(anItem({ liveState: nested(100) }));
    expect(facts?.problem).toBeUndefined();
    expect(facts?.live).toHaveProperty('metadata.a.a.a');
  });

  it('is deep by its objects and lists, and not by what its texts hold', () => {
    const live = { ...CONFIG, data: { template: '{{['.repeat(200) } };
    const facts = managedResourceFacts(anItem({ liveState: text(live) }));
    expect(facts?.live).toEqual(live);
  });

  it.each([
    ['targetState', 101],
    ['liveState', 10_000],
    ['predictedLiveState', 10_000],
    ['normalizedLiveState', 1_000_000],
  ])('is not compared, and says so: %s, %p levels', (key, depth) => {
    expect(managedResourceFacts(anItem({ [key]: nested(depth) }))).toEqual({
      ...{ group: '', kind: 'ConfigMap', namespace: 'shop', name: 'cfg' },
      ...{ hook: false, want: null, have: null, target: null, live: null },
      problem: 'It is nested more than 100 levels deep, and was not compared.',
    });
  });

  it.each(['synced', 'outOfSync'] as const)(
    'is unknown beside the others, whatever Argo CD says: %s',
    sync => {
      const hostile = managedResourceFacts(
        anItem({ liveState: nested(10_000) }),
      )!;
      const scaled = managed(aDeployment(), aDeployment({ replicas: 5 }));
      const inputs = argocdInputs([hostile, scaled]);
      if (inputs.application.status === 'ok') {
        inputs.application.value.resources[0].sync = sync;
      }
      const view = deriveDrift(driftInputs({ argocd: [inputs] }), NOW);
      const [{ resources }] = view.applications;
      expect(view.headline.code).toBe('driftedAndUnknown');
      expect(
        resources.map(({ name, state, problem }) => [name, state, problem]),
      ).toEqual(
        expect.arrayContaining([
          ['detector', 'drifted', undefined],
          ['cfg', 'unknown', hostile.problem],
        ]),
      );
      expect(observedOf({ argocd: [inputs], flux: [], terraform: [] }, NOW))
        // Of what could not be compared nothing ends.
        .toMatchObject([{ complete: true, unknown: ['/ConfigMap/shop/cfg'] }]);
    },
  );
});
