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
