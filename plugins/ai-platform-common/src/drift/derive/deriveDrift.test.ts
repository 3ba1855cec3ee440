import { fluxInputs } from '../../testUtils/drift/flux';
import {
  aConfigMap,
  aDeployment,
  argocdInputs,
  driftInputs,
  managed,
  minutesAgo,
  NOW,
  unread,
  written,
} from '../../testUtils/drift/inputs';
import { terraformInputs } from '../../testUtils/drift/terraform';
import { driftViewSchema } from '../../view/driftView';
import type { IgnoreDecisionFacts, OpenDifferenceFacts } from '../facts';
import type { DriftInputs } from '../inputs';
import { deriveDrift } from './deriveDrift';

const derive = (changes: Partial<DriftInputs>) =>
  deriveDrift(driftInputs(changes), NOW);

const scaled = managed(
  aDeployment(),
  aDeployment({
    replicas: 5,
    image: 'registry.example.com/fraud/detector:hotfix',
    managedFields: [written('kubectl', 28, { 'f:spec': { 'f:replicas': {} } })],
  }),
);
const inputs = argocdInputs([scaled, managed(aConfigMap(), null)]);
const DEPLOYMENT = 'apps/Deployment/fraud/detector';
const SETTINGS = '/ConfigMap/fraud/settings';
const IMAGE = 'spec.template.spec.containers[name=server].image';

const opened = (
  resource: string,
  path: string,
  minutes: number,
): OpenDifferenceFacts => ({
  application: inputs.id,
  resource,
  path,
  openedAt: NOW - minutes * 60_000,
  seenAt: NOW,
});

const resource = (changes: Partial<DriftInputs>, id: string) => {
  const found = derive(changes).applications[0].resources.find(
    each => each.id === id,
  );
  if (!found) throw new Error(`No ${id}`);
  return found;
};

const difference = (changes: Partial<DriftInputs>, path: string) =>
  resource(changes, DEPLOYMENT).differences.find(each => each.path === path);

describe('the headline', () => {
  it('says that nothing was asked for', () => {
    const view = derive({});
    expect(view.headline).toEqual({
      code: 'noSource',
      params: {},
      managers: [],
    });
    expect(view.state).toBe('unknown');
  });

  it('says that nothing could be compared where a source that is named is not configured', () => {
    const view = derive({
      problems: [
        {
          source: 'staging',
          problem: { code: 'notConfigured', message: 'No such instance.' },
        },
      ],
    });
    expect(view.headline).toMatchObject({
      code: 'unknown',
      params: { unknown: 1 },
    });
    expect(view.state).toBe('unknown');
  });

  it('says that the rest is in sync while an instance is down', () => {
    const down = { ...inputs, id: 'argocd:b:x:y', application: unread() };
    const view = derive({ argocd: [down], flux: [fluxInputs()] });
    expect(view.headline).toMatchObject({
      code: 'partlyUnknown',
      params: { unknown: 1 },
    });
  });

  it('adds up what differs in the cluster and in Terraform', () => {
    const view = derive({
      argocd: [inputs],
      flux: [fluxInputs()],
      terraform: [terraformInputs()],
    });
    expect(view.headline).toMatchObject({
      code: 'drifted',
      params: { fields: 2, resources: 2, whole: 1 },
      since: minutesAgo(28),
      managers: ['kubectl'],
    });
    expect(view.counts).toEqual({
      fields: 3,
      resources: 2,
      security: 1,
      capacity: 1,
      cosmetic: 1,
      ignored: 0,
    });
    expect(view.state).toBe('missing');
  });

  it('counts an application once that the entity names twice', () => {
    const view = derive({ argocd: [inputs, inputs] });
    expect(view.applications).toHaveLength(1);
    expect(view.counts.resources).toBe(2);
  });
});

describe('since when something differs', () => {
  it('is the time of the change, where it is not later than the first look', () => {
    const open = [opened(DEPLOYMENT, 'spec.replicas', 27)];
    expect(
      difference({ argocd: [inputs], open }, 'spec.replicas'),
    ).toMatchObject({ since: minutesAgo(28) });
  });

  it('is the first look, where somebody wrote to it again later', () => {
    const open = [opened(DEPLOYMENT, 'spec.replicas', 300)];
    expect(
      difference({ argocd: [inputs], open }, 'spec.replicas'),
    ).toMatchObject({
      since: minutesAgo(300),
      sinceSeen: true,
      who: { manager: 'kubectl', at: minutesAgo(28) },
    });
  });

  it('is the first look, where nobody tells who changed it', () => {
    const open = [opened(DEPLOYMENT, IMAGE, 90), opened(SETTINGS, '', 95)];
    expect(difference({ argocd: [inputs], open }, IMAGE)).toMatchObject({
      since: minutesAgo(90),
      sinceSeen: true,
    });
    expect(resource({ argocd: [inputs], open }, SETTINGS)).toMatchObject({
      since: minutesAgo(95),
      sinceSeen: true,
    });
  });

  it('is now at the very first look, and never later than now', () => {
    expect(difference({ argocd: [inputs] }, IMAGE)?.since).toBe(minutesAgo(0));
    const open = [opened(DEPLOYMENT, IMAGE, -60)];
    expect(difference({ argocd: [inputs], open }, IMAGE)?.since).toBe(
      minutesAgo(0),
    );
  });

  it('is of a whole the earliest of its parts that nobody ignores', () => {
    const open = [opened(DEPLOYMENT, IMAGE, 90), opened(SETTINGS, '', 95)];
    const view = derive({ argocd: [inputs], open });
    expect(view.headline.since).toBe(minutesAgo(95));
    expect(view.applications[0].since).toBe(minutesAgo(95));
    expect(resource({ argocd: [inputs], open }, DEPLOYMENT)).toMatchObject({
      since: minutesAgo(90),
      sinceSeen: true,
    });
  });
});

const decision = (
  changes: Partial<IgnoreDecisionFacts>,
): IgnoreDecisionFacts => ({
  id: '1',
  application: inputs.id,
  resource: DEPLOYMENT,
  person: 'user:default/alice',
  reason: 'Black Friday',
  at: NOW - 60_000,
  until: NOW + 60_000,
  ...changes,
});

describe('what a person ignores', () => {
  const ignoring = (...ignores: IgnoreDecisionFacts[]) => ({
    argocd: [inputs],
    ignores,
  });

  it('is shown as such, with who, why and until when, and counts no longer', () => {
    const ignores = ignoring(decision({ path: 'spec.replicas' }));
    expect(difference(ignores, 'spec.replicas')?.ignored).toEqual({
      by: 'person',
      id: '1',
      person: 'user:default/alice',
      reason: 'Black Friday',
      until: '2026-03-10T14:31:00Z',
    });
    expect(derive(ignores).counts).toMatchObject({
      fields: 2,
      capacity: 0,
      ignored: 1,
    });
    expect(resource(ignores, DEPLOYMENT).state).toBe('drifted');
  });

  it('holds for all that lies under the path, and for nothing beside it', () => {
    expect(
      difference(ignoring(decision({ path: 'spec.template' })), IMAGE)?.ignored,
    ).toBeDefined();
    expect(
      difference(ignoring(decision({ path: 'spec.temp' })), IMAGE)?.ignored,
    ).toBeUndefined();
  });

  it('takes the resource out of the numbers once every field is ignored', () => {
    const ignores = ignoring(
      decision({ path: 'spec.replicas' }),
      decision({ id: '2', path: IMAGE }),
    );
    expect(resource(ignores, DEPLOYMENT)).toMatchObject({ state: 'ignored' });
    expect(derive(ignores).counts).toMatchObject({ resources: 1, ignored: 2 });
  });

  it('may be a whole resource, also one that is missing', () => {
    const ignores = ignoring(decision({}), decision({ resource: SETTINGS }));
    const view = derive(ignores);
    expect(view.applications[0].resources).toMatchObject([
      { state: 'ignored', ignored: { by: 'person' } },
      { state: 'ignored', ignored: { by: 'person' } },
    ]);
    expect(view).toMatchObject({
      state: 'ignored',
      headline: { code: 'inSync' },
      counts: { fields: 0, resources: 0, ignored: 3 },
    });
  });

  it('counts again when the time is over, and not before it began', () => {
    const view = derive(
      ignoring(decision({ until: NOW }), decision({ id: '2', at: NOW + 1 })),
    );
    expect(view.counts).toMatchObject({ fields: 3, ignored: 0 });
  });

  it('hides nothing that could not be compared', () => {
    const view = derive({
      argocd: [{ ...inputs, resources: unread() }],
      ignores: [decision({})],
    });
    const states = view.applications[0].resources.map(({ state }) => state);
    expect(states).toEqual(['unknown', 'unknown']);
  });
});

describe('the view', () => {
  it('sends the worst five hundred resources and counts them all', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => {
      const name = `settings-${index}`;
      const threshold = index % 10 === 0 ? '0.9' : '0.8';
      return managed(
        aConfigMap({ threshold: '0.8' }, name),
        aConfigMap({ threshold }, name),
      );
    });
    const view = derive({ argocd: [argocdInputs([...many, scaled])] });
    const [application] = view.applications;
    expect(application.resources).toHaveLength(500);
    expect(application.omitted).toBe(9_501);
    expect(application.resources[0].id).toBe(DEPLOYMENT);
    expect(
      application.resources.every(({ state }) => state === 'drifted'),
    ).toBe(true);
    expect(view.counts).toMatchObject({ fields: 1_002, resources: 1_001 });
  });

  it('sends two hundred differences of a resource, and two hundred of noise', () => {
    const keys = (value: string) =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`key-${index}`, value]),
      );
    const view = derive({
      argocd: [
        argocdInputs([managed(aConfigMap(keys('a')), aConfigMap(keys('b')))]),
      ],
    });
    const [shown] = view.applications[0].resources;
    expect(shown.differences).toHaveLength(200);
    expect(shown.omitted).toBe(100);
    expect(view.counts.fields).toBe(300);
  });

  it('shows what ended, the latest first, and is one that the page can read', () => {
    const closed = [3, 1, 2].map(minutes => ({
      ...opened(DEPLOYMENT, 'spec.replicas', 60),
      closedAt: NOW - minutes * 60_000,
      by: 'reverted' as const,
      person: 'user:default/alice',
    }));
    const view = derive({
      argocd: [inputs],
      flux: [fluxInputs()],
      terraform: [terraformInputs()],
      closed,
    });
    expect(view.closed.map(({ closedAt }) => closedAt)).toEqual(
      [1, 2, 3].map(minutesAgo),
    );
    expect(driftViewSchema.parse(view)).toEqual(view);
    expect(JSON.parse(JSON.stringify(view))).toStrictEqual(view);
  });
});
