import type { Environment } from '../../model/environment';
import { CLOUDS, PROFILES, STAGES } from '../../model/vocabulary';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { serviceIdsOf } from '../../testUtils/deployedService';
import { servicesOf } from './servicesOf';

const EVERYTHING = {
  kubeflow: { enabled: true, katib: true },
  kserve: { enabled: true },
  feast: { enabled: true },
  argoWorkflows: { enabled: true },
  airflow: { enabled: true },
};

const OTHER_ENGINES = {
  ...EVERYTHING,
  policy: 'gatekeeper',
  secrets: 'sealed-secrets',
  ingress: 'nginx',
} as const;

const environments: Environment[] = CLOUDS.flatMap(cloud =>
  STAGES.flatMap(stage =>
    PROFILES.flatMap(profile =>
      [{}, EVERYTHING, OTHER_ENGINES].map(platform =>
        anEnvironment({ cloud, stage, profile, platform }),
      ),
    ),
  ),
);

const all = environments.map(servicesOf);

function faults(check: (services: ReturnType<typeof servicesOf>) => string[]) {
  return [...new Set(all.flatMap(check))];
}

describe('servicesOf', () => {
  it('names each service once, short enough for an Application', () => {
    expect(
      faults(services =>
        services
          .filter(
            ({ id }, index) =>
              !/^[a-z][a-z0-9-]{1,29}$/.test(id) ||
              services.findIndex(other => other.id === id) !== index,
          )
          .map(({ id }) => id),
      ),
    ).toEqual([]);
  });

  it('never lets a service wait for one that is not there or comes later', () => {
    expect(
      faults(services => {
        const waves = new Map(services.map(({ id, wave }) => [id, wave]));
        return services.flatMap(({ id, wave, dependsOn }) =>
          dependsOn
            .filter(other => (waves.get(other) ?? Infinity) > wave)
            .map(other => `${id} before ${other}`),
        );
      }),
    ).toEqual([]);
  });

  it('never lets services wait for each other', () => {
    expect(
      faults(services => {
        const done = new Set<string>();
        let waiting = services;
        for (;;) {
          const ready = waiting.filter(({ dependsOn }) =>
            dependsOn.every(id => done.has(id)),
          );
          if (ready.length === 0) return waiting.map(({ id }) => id);
          ready.forEach(({ id }) => done.add(id));
          waiting = waiting.filter(({ id }) => !done.has(id));
          if (waiting.length === 0) return [];
        }
      }),
    ).toEqual([]);
  });

  it('deploys kinds before operators, operators before applications', () => {
    const ids = serviceIdsOf(anEnvironment());
    const order = [
      'prometheus-operator-crds',
      'cert-manager',
      'istiod',
      'gpu-operator',
      'kubeflow',
      'mlflow',
      'kueue-queues',
    ];
    expect(ids.filter(id => order.includes(id))).toEqual(order);
  });

  it('agrees on the labels of a namespace that services share', () => {
    expect(
      faults(services => {
        const labels = new Map<string, string>();
        return services.flatMap(({ namespace, namespaceLabels }) => {
          const wanted = JSON.stringify(namespaceLabels);
          const known = labels.get(namespace) ?? wanted;
          labels.set(namespace, known);
          return known === wanted
            ? []
            : [`${namespace}: ${known} and ${wanted}`];
        });
      }),
    ).toEqual([]);
  });

  it('holds every namespace that it creates to a level of pod security', () => {
    expect(
      faults(services =>
        services
          .filter(({ namespace }) => namespace !== 'kube-system')
          .filter(
            ({ namespaceLabels }) =>
              !('pod-security.kubernetes.io/enforce' in namespaceLabels),
          )
          .map(({ id }) => id),
      ),
    ).toEqual([]);
  });

  it('consists of plain data and is the same every time', () => {
    for (const [index, environment] of environments.entries()) {
      const again = servicesOf(environment);
      expect(again).toEqual(all[index]);
      expect(JSON.parse(JSON.stringify(again))).toStrictEqual(again);
    }
  });

  it('commits no Secret', () => {
    expect(
      faults(services =>
        services.flatMap(({ id, manifests = [] }) =>
          manifests.filter(({ kind }) => kind === 'Secret').map(() => id),
        ),
      ),
    ).toEqual([]);
  });
});
