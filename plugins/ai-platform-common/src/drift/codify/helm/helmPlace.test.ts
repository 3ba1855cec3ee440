import type { ApplicationSource } from '../../facts';
import type { JsonValue } from '../../json';
import {
  aDeployment,
  drifted,
  IMAGE,
  linesOf,
  plan,
  withContainer,
} from '../__testUtils__/codifying';

const CHART = {
  'app/Chart.yaml': 'name: detector\nversion: 1.0.0\n',
  'app/values.yaml':
    'replicaCount: 2\nimage:\n  repository: registry.example.com/detector\n  tag: "1.4.0"\nresources: {}\n',
  'app/templates/deployment.yaml':
    'spec: { replicas: {{ .Values.replicaCount }}, image: {{ .Values.image.tag }} }',
};
const SCALED = aDeployment({ replicas: 5 });
const repoUrl = 'https://github.com/acme/config';

function helm(
  valueFiles: string[] = [],
  inlineValues = false,
): Partial<ApplicationSource> {
  return { helm: { valueFiles, inlineValues } };
}

function codify(
  files: Record<string, string>,
  source: Partial<ApplicationSource> = {},
  have: JsonValue = SCALED,
  path = 'spec.replicas',
) {
  const resource = drifted(have);
  return plan({
    ...{ files: { ...CHART, ...files }, source, resource, paths: [path] },
  });
}

describe('codifying in the values of a chart', () => {
  it('changes the last value file that sets the key', () => {
    const codified = codify(
      {
        'app/base.yaml': 'replicaCount: 2\n',
        'envs/prod.yaml': '# production\nreplicaCount: 2 # two zones\n',
      },
      helm(['base.yaml', '../envs/prod.yaml']),
    );

    expect(linesOf(codified)).toEqual({
      'envs/prod.yaml': [
        '-replicaCount: 2 # two zones',
        '+replicaCount: 5 # two zones',
      ],
    });
  });

  it('gives the last value file what only the chart says', () => {
    const codified = codify(
      { 'envs/prod.yaml': 'ingress: { enabled: true }\n' },
      helm(['/envs/prod.yaml']),
    );

    expect(linesOf(codified)).toEqual({
      'envs/prod.yaml': ['+replicaCount: 5'],
    });
  });

  it('changes the chart where the Application has no value files', () => {
    const codified = codify(
      {},
      {},
      withContainer({ image: 'registry.example.com/detector:1.10' }),
      IMAGE,
    );

    expect(linesOf(codified)).toEqual({
      'app/values.yaml': ['-  tag: "1.4.0"', '+  tag: "1.10"'],
    });
  });

  it('has nothing to do where the values say so already', () => {
    const { changes } = codify({ 'app/values.yaml': 'replicaCount: 5\n' });

    expect(changes).toEqual([
      { path: 'spec.replicas', from: 2, to: 5, edits: [] },
    ]);
  });

  it('finds the values of a packaged chart in another source', () => {
    const { changes } = plan({
      files: { 'envs/prod.yaml': 'server:\n  replicaCount: 2\n' },
      sources: [
        {
          ...{ repoUrl: 'https://charts.example.com', chart: 'detector' },
          ...helm(['$values/envs/prod.yaml']),
        },
        { repoUrl, ref: 'values' },
      ],
      ...{ resource: drifted(SCALED), paths: ['spec.replicas'] },
    });

    expect(changes[0].edits[0].after).toBe('server:\n  replicaCount: 5\n');
  });

  it.each<[string, string, Record<string, string>, Partial<ApplicationSource>]>(
    [
      [
        'two keys have the name and the value',
        'placeAmbiguous',
        {
          'app/values.yaml': 'replicaCount: 2\nworker: { replicaCount: 2 }\n',
          'app/templates/w.yaml': '{{ .Values.worker }}',
        },
        {},
      ],
      [
        'the Application has values of its own',
        'placeAmbiguous',
        {},
        helm([], true),
      ],
      [
        'no key has the value',
        'placeNotFound',
        { 'app/values.yaml': 'replicaCount: 3\n' },
        {},
      ],
      [
        'no template uses the key',
        'placeNotFound',
        { 'app/templates/deployment.yaml': 'replicas: 2' },
        {},
      ],
      [
        'the values come from elsewhere',
        'placeNotFound',
        {},
        helm(['https://example.com/values.yaml']),
      ],
      [
        'the values leave the repository',
        'placeNotFound',
        {},
        helm(['../../values.yaml']),
      ],
      [
        'nobody calls themselves so',
        'placeNotFound',
        {},
        helm(['$other/values.yaml']),
      ],
      [
        'the values are no YAML',
        'placeNotFound',
        { 'app/values.yaml': 'a: [' },
        {},
      ],
    ],
  )('refuses where %s', (_case, obstacle, files, source) => {
    expect(codify(files, source).refused).toEqual([
      { path: 'spec.replicas', obstacle },
    ]);
  });

  it('refuses the tag of another image, and fields that charts have no name for', () => {
    const other = codify(
      { 'app/values.yaml': 'image: { repository: redis, tag: 1.4.0 }\n' },
      {},
      withContainer({ image: 'registry.example.com/detector:1.5.0' }),
      IMAGE,
    );
    const unknown = codify(
      {},
      {},
      aDeployment({ paused: true }),
      'spec.paused',
    );

    expect([other, unknown].flatMap(({ refused }) => refused)).toEqual([
      { path: IMAGE, obstacle: 'placeNotFound' },
      { path: 'spec.paused', obstacle: 'placeNotFound' },
    ]);
  });
});

describe('sources that are not understood', () => {
  it.each<[string, string, Partial<ApplicationSource>]>([
    ['a plugin', 'generated', { plugin: true }],
    ['Jsonnet', 'generated', { directory: { recurse: false, jsonnet: true } }],
  ])('are refused: %s', (_case, obstacle, source) => {
    expect(codify({}, source).refused).toEqual([
      { path: 'spec.replicas', obstacle },
    ]);
  });

  it('leave a place in another source alone where that is the only one', () => {
    const files = {
      'app/x.yaml': 'kind: ConfigMap\n',
      'b/d.json': JSON.stringify(aDeployment()),
    };
    const codified = plan({
      files,
      sources: [
        { repoUrl, path: 'app' },
        { repoUrl, path: 'b' },
      ],
      ...{ resource: drifted(SCALED), paths: ['spec.replicas'] },
    });
    const twice = plan({
      files,
      sources: [
        { repoUrl, path: 'b' },
        { repoUrl, path: './b/' },
      ],
      ...{ resource: drifted(SCALED), paths: ['spec.replicas'] },
    });

    expect(Object.keys(linesOf(codified))).toEqual(['b/d.json']);
    expect(twice.refused).toEqual([
      { path: 'spec.replicas', obstacle: 'placeAmbiguous' },
    ]);
  });
});
