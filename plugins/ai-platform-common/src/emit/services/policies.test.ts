import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  at,
  deployedService,
  manifestsOf,
  serviceIdsOf,
} from '../../testUtils/deployedService';

const kyverno = (stage: 'dev' | 'staging' | 'prod') =>
  manifestsOf(anEnvironment({ stage }), 'kyverno-policies', 'ValidatingPolicy');

const withGatekeeper = (stage: 'dev' | 'prod') =>
  anEnvironment({ stage, platform: { policy: 'gatekeeper' } });

describe('policies', () => {
  it.each([
    ['dev', ['Audit']],
    ['staging', ['Audit', 'Warn']],
    ['prod', ['Deny']],
  ] as const)('report, warn or refuse in %s', (stage, actions) => {
    const policies = kyverno(stage);
    expect(policies.length).toBeGreaterThan(3);
    for (const policy of policies) {
      expect(at(policy, 'spec.validationActions')).toEqual(actions);
    }
  });

  it('are about what teams run, not about the platform', () => {
    for (const policy of kyverno('prod')) {
      expect(
        at(
          policy,
          'spec.matchConstraints.namespaceSelector.matchExpressions.0',
        ),
      ).toEqual({
        key: 'kubernetes.io/metadata.name',
        operator: 'In',
        values: ['fraud'],
      });
    }
  });

  it('say nothing about accelerators where there are none', () => {
    const environment = anEnvironment({
      nodePools: [{ name: 'system', machine: 'm7i.xlarge', min: 2 }],
      platform: { gpuOperator: { enabled: false } },
    });
    const names = manifestsOf(
      environment,
      'kyverno-policies',
      'ValidatingPolicy',
    ).map(({ metadata }) => metadata.name);
    expect(names).toEqual([
      'no-latest-image',
      'no-privileged',
      'required-labels',
    ]);
  });

  it('are the same rules with Gatekeeper, which needs their kinds first', () => {
    const environment = withGatekeeper('prod');
    const templates = deployedService(environment, 'gatekeeper-templates');
    const constraints = deployedService(environment, 'gatekeeper-constraints');
    expect(constraints.dependsOn).toEqual(['gatekeeper-templates']);
    expect(
      templates.manifests?.map(template =>
        at(template, 'spec.crd.spec.names.kind'),
      ),
    ).toEqual(constraints.manifests?.map(({ kind }) => kind));
    expect(constraints.manifests?.map(({ metadata }) => metadata.name)).toEqual(
      kyverno('prod').map(({ metadata }) => metadata.name),
    );
  });

  it('admit the kinds of the constraints, since templates make them', () => {
    const { manifests = [], clusterKinds } = deployedService(
      withGatekeeper('dev'),
      'gatekeeper-constraints',
    );
    for (const { kind, spec } of manifests) {
      expect(clusterKinds).toContainEqual({
        group: 'constraints.gatekeeper.sh',
        kind,
      });
      expect(spec).toMatchObject({ enforcementAction: 'dryrun' });
    }
  });

  it('come with one engine only', () => {
    expect(serviceIdsOf(withGatekeeper('dev')).join()).not.toContain('kyverno');
    expect(serviceIdsOf(anEnvironment()).join()).not.toContain('gatekeeper');
  });
});
