import { printYaml } from '../../../emit/print/yaml';
import type { JsonValue } from '../../json';
import {
  aDeployment,
  drifted,
  IMAGE,
  linesOf,
  plan,
  withContainer,
} from '../__testUtils__/codifying';

const REGISTRY = 'registry.example.com/detector';
const BASE = {
  'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'base/deployment.yaml': printYaml(aDeployment()),
};
const SCALED = aDeployment({ replicas: 5 });

function codify(
  files: Record<string, string>,
  have: JsonValue = SCALED,
  path = 'spec.replicas',
  target: JsonValue = aDeployment(),
) {
  const resource = drifted(have, target);
  return plan({ files: { ...BASE, ...files }, resource, paths: [path] });
}

function overlay(kustomization: string): Record<string, string> {
  return {
    'app/kustomization.yaml': `# What production changes.\nresources:\n- ../base\n${kustomization}`,
  };
}

describe('codifying in an overlay', () => {
  it('patches what comes from a base, which others may build on too', () => {
    const codified = codify(overlay(''));

    expect(linesOf(codified)).toEqual({
      'app/patch-deployment-detector.yaml': [
        '-',
        '+apiVersion: apps/v1',
        '+kind: Deployment',
        '+metadata:',
        '+  name: detector',
        '+  namespace: fraud',
        '+spec:',
        '+  replicas: 5',
        '+',
      ].filter(line => line.length > 1),
      'app/kustomization.yaml': [
        '+patches:',
        '+- path: patch-deployment-detector.yaml',
      ],
    });
    expect(codified.refused).toEqual([]);
  });

  it('adds the patch to those that the overlay has, in its way', () => {
    const patches = 'patchesStrategicMerge:\n- other.yaml # kept\n';
    const codified = codify({
      ...overlay(patches),
      'app/other.yaml': 'kind: X',
    });

    expect(linesOf(codified)['app/kustomization.yaml']).toEqual([
      '+- patch-deployment-detector.yaml',
    ]);
  });

  it.each<[string, string, Record<string, string>, string, string[]]>([
    [
      'a patch that sets the field',
      'patches:\n- path: scale.yaml\n',
      {
        'app/scale.yaml': `# for the summer\n${printYaml({
          ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
          ...{ metadata: { name: 'detector' }, spec: { replicas: 2 } },
        })}`,
      },
      'app/scale.yaml',
      ['-  replicas: 2', '+  replicas: 5'],
    ],
    [
      'a patch of the resource that sets other fields',
      'patches:\n- path: scale.yaml\n  target: { kind: Deployment, name: detector }\n',
      {
        'app/scale.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: any }\nspec: { paused: false }\n',
      },
      'app/scale.yaml',
      ['-spec: { paused: false }', '+spec: { paused: false, replicas: 5 }'],
    ],
    [
      'a patch that stands in the kustomization itself',
      'patches:\n- patch: |-\n    # inline\n    - op: replace\n      path: /spec/replicas\n      value: 2\n  target: { kind: Deployment, name: detector }\n',
      {},
      'app/kustomization.yaml',
      ['-      value: 2', '+      value: 5'],
    ],
    [
      'the replicas of the kustomization',
      'replicas:\n- name: detector\n  count: 2 # two zones\n',
      {},
      'app/kustomization.yaml',
      ['-  count: 2 # two zones', '+  count: 5 # two zones'],
    ],
  ])('changes %s', (_case, kustomization, files, path, lines) => {
    const codified = codify({ ...overlay(kustomization), ...files });

    expect(codified.refused).toEqual([]);
    expect(linesOf(codified)).toEqual({ [path]: lines });
  });

  it('changes the tag in the images of the kustomization', () => {
    const codified = codify(
      overlay(`images:\n- name: ${REGISTRY}\n  newTag: "1.4.1" # pinned\n`),
      withContainer({ image: `${REGISTRY}:1.5.0` }),
      IMAGE,
      withContainer({ image: `${REGISTRY}:1.4.1` }),
    );

    expect(linesOf(codified)).toEqual({
      'app/kustomization.yaml': [
        '-  newTag: "1.4.1" # pinned',
        '+  newTag: "1.5.0" # pinned',
      ],
    });
  });

  it('gives the images another name, and a digest in place of a tag', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const codified = codify(
      overlay(`images:\n- name: ${REGISTRY}\n  newTag: 1.4.1\n`),
      withContainer({ image: `mirror:5000/detector@${digest}` }),
      IMAGE,
      withContainer({ image: `${REGISTRY}:1.4.1` }),
    );

    expect(linesOf(codified)['app/kustomization.yaml']).toEqual([
      '-  newTag: 1.4.1',
      '+  newName: mirror:5000/detector',
      `+  digest: ${digest}`,
    ]);
  });

  it('patches a container by its name, and takes things away', () => {
    const codified = codify(
      overlay(''),
      withContainer({ env: [], image: `${REGISTRY}:2` }),
      'spec.template.spec.containers[name=server].env[name=LEVEL]',
    );

    expect(codified.changes[0].edits[0].after).toContain(`    spec:
      containers:
        - name: server
          env:
            - name: LEVEL
              $patch: delete
`);
  });

  it('edits a resource of the overlay where it stands', () => {
    const codified = codify({
      'app/kustomization.yml':
        'resources: [deployment.yaml]\nnamePrefix: prod-\nnamespace: fraud\n',
      'app/deployment.yaml': printYaml(aDeployment()).replace(
        'name: detector\n  namespace: fraud',
        'name: tector',
      ),
    });
    const prefixed = plan({
      files: {
        'app/kustomization.yml':
          'resources: [deployment.yaml]\nnamePrefix: de\nnamespace: fraud\n',
        'app/deployment.yaml': printYaml(aDeployment()).replace(
          'name: detector\n  namespace: fraud',
          'name: tector',
        ),
      },
      ...{ resource: drifted(SCALED), paths: ['spec.replicas'] },
    });

    expect(codified.refused).toEqual([
      { path: 'spec.replicas', obstacle: 'placeNotFound' },
    ]);
    expect(linesOf(prefixed)).toEqual({
      'app/deployment.yaml': ['-  replicas: 2', '+  replicas: 5'],
    });
  });

  it.each<[string, string, Record<string, string>, string]>([
    [
      'makes it with a generator',
      'configMapGenerator:\n- name: detector\n',
      { 'base/deployment.yaml': 'kind: X' },
      'generated',
    ],
    [
      'has replacements, which are not followed',
      'replacements:\n- path: r.yaml\n',
      {},
      'generated',
    ],
    [
      'sets it in two patches',
      'patches:\n- path: a.yaml\n- path: b.yaml\n',
      {
        'app/a.yaml': printYaml({ ...aDeployment(), spec: { replicas: 2 } }),
        'app/b.yaml': printYaml({ ...aDeployment(), spec: { replicas: 2 } }),
      },
      'placeAmbiguous',
    ],
    [
      'sets it for many at once',
      'patches:\n- path: a.yaml\n  target: { kind: Deployment }\n',
      {
        'app/a.yaml': printYaml({ ...aDeployment(), spec: { replicas: 2 } }),
      },
      'placeAmbiguous',
    ],
    [
      'says something else than the engine',
      'replicas:\n- name: detector\n  count: 3\n',
      {},
      'placeNotFound',
    ],
    [
      'has a base that leaves the repository',
      '',
      { 'app/kustomization.yaml': 'resources: [../../base]\n' },
      'placeNotFound',
    ],
    [
      'builds on itself',
      '',
      { 'base/kustomization.yaml': 'resources: [../app]\n' },
      'placeNotFound',
    ],
  ])('refuses an overlay that %s', (_case, kustomization, files, obstacle) => {
    const { refused, patch } = codify({ ...overlay(kustomization), ...files });

    expect(refused).toEqual([{ path: 'spec.replicas', obstacle }]);
    expect(patch).toContain('replicas: 5');
  });

  it('refuses an image that more than one container shares', () => {
    const { refused } = codify(
      {
        ...overlay(`images:\n- name: ${REGISTRY}\n  newTag: 1.4.1\n`),
        'base/kustomization.yaml': 'resources: [deployment.yaml, job.yaml]\n',
        'base/job.yaml': printYaml({
          ...aDeployment(),
          metadata: { name: 'other' },
        }),
      },
      withContainer({ image: `${REGISTRY}:1.5.0` }),
      IMAGE,
      withContainer({ image: `${REGISTRY}:1.4.1` }),
    );

    expect(refused).toEqual([{ path: IMAGE, obstacle: 'placeAmbiguous' }]);
  });

  it('refuses an Application that patches by itself', () => {
    const { refused } = plan({
      files: { ...BASE, ...overlay('') },
      source: { kustomize: { inline: true } },
      ...{ resource: drifted(SCALED), paths: ['spec.replicas'] },
    });

    expect(refused).toEqual([
      { path: 'spec.replicas', obstacle: 'placeAmbiguous' },
    ]);
  });
});
