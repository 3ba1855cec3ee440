import { mockServices } from '@backstage/backend-test-utils';
import { InMemoryReader } from '../kubernetes/__testUtils__/inMemoryReader';
import { RecordingLogger } from '../kubernetes/__testUtils__/recordingLogger';
import { ManualClock } from '../clock/__testUtils__/clocks';
import { anApplication } from './__testUtils__/anApplication';
import type { ArgocdInstances, ArgocdSelection } from './argocdInstance';
import { createArgocdInstances } from './createArgocdInstances';

const object = (...args: Parameters<typeof anApplication>) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  ...anApplication(...args),
});

const child = (name: string, namespace?: string) => ({
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'Application',
  name,
  namespace,
});

let reader: InMemoryReader;
let instances: ArgocdInstances;

beforeEach(() => {
  reader = new InMemoryReader({
    clusters: [{ name: 'one' }, { name: 'two' }],
  });
  reader.cluster('one').put(
    object('shop', { labels: { team: 'retail', tier: 'web' } }),
    object('shop', { namespace: 'team-b', spec: { project: 'b' } }),
    object('cart', { labels: { team: 'retail' } }),
    object('lone', { namespace: 'team-b' }),
    object('root', {
      status: {
        resources: [child('shop', 'argocd'), child('root'), child('gone')],
      },
    }),
    object('grand', {
      status: { resources: [child('root'), child('root')] },
    }),
    object('remote', {
      spec: { destination: { name: 'far' } },
      status: { resources: [child('shop', 'argocd')] },
    }),
  );
  reader.cluster('two').put(object('shop'));
  instances = createArgocdInstances({
    config: mockServices.rootConfig({
      data: {
        argocd: {
          appLocatorMethods: [
            {
              type: 'config',
              instances: ['one', 'two'].map(name => ({
                name,
                url: `https://${name}.example.org`,
                kubernetesCluster: name,
              })),
            },
          ],
        },
      },
    }),
    logger: new RecordingLogger(),
    clock: new ManualClock(),
    reader,
  });
});

afterEach(() => instances.close());

function ids(selection: ArgocdSelection) {
  const { applications } = instances.find(selection);
  return applications.map(({ id }) => id.replace('argocd:', ''));
}

it.each<[string, ArgocdSelection, string[]]>([
  ['a name', { names: ['cart'] }, ['one:argocd:cart']],
  [
    'a name in every instance, in the control plane where it is there',
    { names: ['shop'] },
    ['one:argocd:shop', 'two:argocd:shop'],
  ],
  [
    'a name that only another namespace has',
    { names: ['lone'] },
    ['one:team-b:lone'],
  ],
  [
    'namespaces that are named',
    { names: ['shop'], namespaces: ['team-b', 'argocd'], instances: ['one'] },
    ['one:argocd:shop', 'one:team-b:shop'],
  ],
  ['a project', { names: ['shop'], projects: ['b'] }, ['one:team-b:shop']],
  ['an instance', { names: ['shop'], instances: ['two'] }, ['two:argocd:shop']],
  [
    'several names',
    { names: ['cart', 'lone'] },
    ['one:argocd:cart', 'one:team-b:lone'],
  ],
  [
    'a selector',
    { selector: 'team=retail' },
    ['one:argocd:shop', 'one:argocd:cart'],
  ],
  ['a set', { selector: 'tier in (web,api),team' }, ['one:argocd:shop']],
  ['a key', { selector: 'tier' }, ['one:argocd:shop']],
  [
    'an exclusion',
    { selector: 'team!=retail', namespaces: ['team-b'] },
    ['one:team-b:shop', 'one:team-b:lone'],
  ],
  ['nothing', {}, []],
  ['a project alone', { projects: ['default'] }, []],
])('finds by %s', (_, selection, expected) => {
  expect(ids(selection).sort()).toEqual([...expected].sort());
  expect(instances.find(selection).problems).toEqual([]);
});

describe('an app of apps', () => {
  it('brings its children, and theirs, each once and with its parent', () => {
    const { applications, problems } = instances.find({ names: ['grand'] });
    expect(applications.map(({ id, parent }) => [id, parent])).toEqual([
      ['argocd:one:argocd:grand', undefined],
      ['argocd:one:argocd:root', 'argocd:one:argocd:grand'],
      ['argocd:one:argocd:shop', 'argocd:one:argocd:root'],
    ]);
    expect(problems).toEqual([]);
  });

  it('that deploys to another cluster has its children in another Argo CD', () => {
    expect(ids({ names: ['remote'] })).toEqual(['one:argocd:remote']);
  });
});

describe('what cannot be found out is said', () => {
  const DOWN = { code: 'unreachable', message: 'No.' } as const;

  it('a name that nobody knows', () => {
    expect(instances.find({ names: ['shop', 'nobody'] }).problems).toEqual([
      {
        source: 'nobody',
        problem: expect.objectContaining({ code: 'notFound' }),
      },
    ]);
  });

  it('an instance that is not configured', () => {
    const found = instances.find({ names: ['shop'], instances: ['three'] });
    expect(found).toMatchObject({
      applications: [],
      problems: [{ source: 'three', problem: { code: 'notConfigured' } }],
    });
  });

  it('an instance that does not answer, beside what the others have', () => {
    reader.cluster('two').fail(DOWN);
    const found = instances.find({ names: ['shop', 'nobody'] });
    expect(found.applications.map(({ id }) => id)).toEqual([
      'argocd:one:argocd:shop',
    ]);
    expect(found.problems).toEqual([{ source: 'two', problem: DOWN }]);
  });

  it('what is no selector', () => {
    expect(instances.find({ selector: 'team==' + '(' })).toMatchObject({
      applications: [],
      problems: [{ source: 'argocd/app-selector' }],
    });
  });

  it('that there are too many', () => {
    const many = Array.from({ length: 501 }, (_, index) =>
      object(`many-${index}`, { labels: { many: 'yes' } }),
    );
    reader.cluster('two').put(...many);
    const found = instances.find({ selector: 'many=yes' });
    expect(found.applications).toHaveLength(500);
    expect(found.problems).toMatchObject([{ problem: { code: 'tooLarge' } }]);
  });
});
