import {
  deriveDrift,
  fluxId,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  InMemoryReader,
  type RawObject,
} from '../../kubernetes/__testUtils__/inMemoryReader';
import { collectFlux } from './collectFlux';
import { HELM_RELEASES } from './fluxResources';

const NOW = Date.UTC(2026, 2, 2, 10, 10);
const labels = { 'backstage.io/kubernetes-id': 'fraud-detector' };
const forbidden = {
  code: 'forbidden',
  verb: 'list',
  resource: 'helmreleases.helm.toolkit.fluxcd.io',
  message: 'The service account may not list helmreleases.',
} as const;

function aHelmRelease(name: string, drifted: boolean): RawObject {
  const release = {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name, namespace: 'fraud', labels, generation: 1 },
    spec: { interval: '10m', driftDetection: { mode: 'warn' } },
    status: {
      observedGeneration: 1,
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'UpgradeSucceeded',
          message: '',
          lastTransitionTime: '2026-03-01T10:00:00Z',
        },
        {
          type: 'Drifted',
          status: drifted ? 'True' : 'False',
          reason: drifted ? 'DriftDetected' : 'NoDriftDetected',
          message: drifted
            ? 'Deployment/fraud/mlflow changed (0 additions, 1 changes, 0 removals)'
            : '',
          lastTransitionTime: '2026-03-02T10:05:00Z',
        },
      ],
    },
  };
  return release;
}

function anEvent(kind: string, apiVersion: string): RawObject {
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${kind}.1`, namespace: 'fraud' },
    involvedObject: { apiVersion, kind, name: 'mlflow', namespace: 'fraud' },
    reason: 'DriftDetected',
    message: 'Cluster state of release has drifted',
    source: { component: 'helm-controller' },
    lastTimestamp: '2026-03-02T10:05:00Z',
  };
  return event;
}

function clusters() {
  const reader = new InMemoryReader({
    clusters: [
      { name: 'dev', title: 'Development' },
      { name: 'prod', title: 'Production' },
    ],
    now: () => NOW,
  });
  return { reader, dev: reader.cluster('dev'), prod: reader.cluster('prod') };
}

const target = (...names: string[]) => ({
  component: 'fraud-detector',
  clusters: names,
});

describe('collectFlux', () => {
  it('finds what carries the label of the entity, with what Flux tells of it', async () => {
    const { reader, dev } = clusters();
    dev.put(
      aHelmRelease('mlflow', true),
      anEvent('HelmRelease', 'helm.toolkit.fluxcd.io/v2'),
      anEvent('Pod', 'v1'),
    );
    const { flux, problems } = await collectFlux(target(), reader);
    expect(problems).toEqual([]);
    expect(flux).toEqual([
      expect.objectContaining({
        id: fluxId({
          cluster: 'dev',
          kind: 'HelmRelease',
          namespace: 'fraud',
          name: 'mlflow',
        }),
        cluster: { name: 'dev', title: 'Development' },
        events: [expect.objectContaining({ reason: 'DriftDetected' })],
      }),
    ]);
    const view = deriveDrift(
      {
        ...{ flux, problems, argocd: [], terraform: [] },
        ...{ open: [], closed: [], ignores: [] },
      },
      NOW,
    );
    expect(view.applications[0]).toMatchObject({
      source: 'flux',
      state: 'drifted',
      resources: [{ kind: 'Deployment', name: 'mlflow', state: 'drifted' }],
    });
  });

  it('looks into the clusters that the entity names, and no other', async () => {
    const { reader, dev, prod } = clusters();
    dev.put(aHelmRelease('mlflow', false));
    prod.put(aHelmRelease('mlflow', false));
    const { flux } = await collectFlux(target('prod'), reader);
    expect(flux.map(({ cluster }) => cluster.name)).toEqual(['prod']);
  });

  it('says what it could not read, and shows the rest', async () => {
    const { reader, dev, prod } = clusters();
    dev.fail(forbidden, HELM_RELEASES);
    prod.put(aHelmRelease('mlflow', false));
    const { flux, problems } = await collectFlux(target(), reader);
    expect(flux).toHaveLength(1);
    expect(problems).toEqual([{ source: 'Development', problem: forbidden }]);
  });

  it.each([
    ['it is named', target('gke', 'dev')],
    ['none is named', target()],
  ])('tells of a cluster that it cannot read: %s', async (_story, asked) => {
    const unsupported = {
      code: 'notSupported',
      message: "The authProvider google wants the user's own credentials.",
    } as const;
    const reader = new InMemoryReader({
      clusters: [
        { name: 'dev', title: 'Development' },
        { name: 'gke', title: 'Google', unsupported },
      ],
      now: () => NOW,
    });
    reader.cluster('dev').put(aHelmRelease('mlflow', false));
    const { flux, problems } = await collectFlux(asked, reader);
    expect(flux).toHaveLength(1);
    expect(problems).toEqual([{ source: 'Google', problem: unsupported }]);
  });

  it('tells of a cluster that nobody knows by its name, and never that there is no source', async () => {
    const { reader } = clusters();
    const found = await collectFlux(target('prdo'), reader);
    expect(found).toEqual({
      flux: [],
      problems: [
        {
          source: 'prdo',
          problem: {
            code: 'notConfigured',
            message: expect.stringContaining('No cluster of this name'),
          },
        },
      ],
    });
    const { headline } = deriveDrift(
      {
        ...{ ...found, argocd: [], terraform: [] },
        ...{ open: [], closed: [], ignores: [] },
      },
      NOW,
    );
    expect(headline.code).toBe('unknown');
  });
});
