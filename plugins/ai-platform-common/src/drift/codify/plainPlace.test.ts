import { printYaml } from '../../emit/print/yaml';
import type { JsonValue } from '../json';
import {
  aDeployment,
  drifted,
  IMAGE,
  linesOf,
  plan,
  withContainer,
} from './__testUtils__/codifying';

const MANIFEST = `# Serves the fraud model.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: detector
  namespace: fraud
spec:
  replicas: 2 # enough for May
  template:
    spec:
      containers:
        - name: server
          image: "registry.example.com/detector:1.4.0"
          args: [--port, "8080"]
          env:
            - name: LEVEL
              value: info
          resources: { limits: { memory: 2Gi } }
`;
const SCALED = drifted(aDeployment({ replicas: 5 }));

function scaled(files: Record<string, string>) {
  return plan({ files, resource: SCALED, paths: ['spec.replicas'] });
}

describe('codifying in plain manifests', () => {
  it('changes the one value, and nothing else of the file', () => {
    const codified = scaled({ 'app/detector.yaml': MANIFEST });

    expect(codified).toEqual({
      changes: [
        {
          ...{ path: 'spec.replicas', from: 2, to: 5 },
          edits: [
            {
              ...{ repository: 'config main', path: 'app/detector.yaml' },
              before: MANIFEST,
              after: MANIFEST.replace('replicas: 2', 'replicas: 5'),
            },
          ],
        },
      ],
      refused: [],
    });
  });

  it.each<[string, JsonValue, string, string[]]>([
    [
      'an image',
      withContainer({ image: 'registry.example.com/detector:1.5.0' }),
      IMAGE,
      [
        '-          image: "registry.example.com/detector:1.4.0"',
        '+          image: "registry.example.com/detector:1.5.0"',
      ],
    ],
    [
      'a variable that is new',
      withContainer({
        env: [
          { name: 'LEVEL', value: 'info' },
          { name: 'MODE', value: 'on' },
        ],
      }),
      'spec.template.spec.containers[name=server].env[name=MODE]',
      ['+            - name: MODE', '+              value: "on"'],
    ],
    [
      'a member of a list without keys',
      withContainer({ args: ['--port', '9090', '--fast'] }),
      'spec.template.spec.containers[name=server].args[1]',
      [
        '-          args: [--port, "8080"]',
        '+          args: [--port, "9090", "--fast"]',
      ],
    ],
    [
      'an annotation with everything that YAML takes for something else',
      {
        ...aDeployment(),
        metadata: {
          ...{ name: 'detector', namespace: 'fraud' },
          annotations: { 'a: b # c\n---\nd': '{{ x }}: *y' },
        },
      },
      'metadata.annotations["a: b # c\\n---\\nd"]',
      ['+  annotations:', '+    "a: b # c\\n---\\nd": "{{ x }}: *y"'],
    ],
    [
      'a field that is gone',
      withContainer({ env: [] }),
      'spec.template.spec.containers[name=server].env[name=LEVEL]',
      [
        '-          env:',
        '-            - name: LEVEL',
        '-              value: info',
        '+          env: []',
      ],
    ],
  ])('writes %s', (_case, have, path, lines) => {
    const codified = plan({
      files: { 'app/detector.yaml': MANIFEST },
      ...{ resource: drifted(have), paths: [path] },
    });

    expect(linesOf(codified)['app/detector.yaml'] ?? []).toEqual(lines);
  });

  it('takes one document of a file with several, and one of a list', () => {
    const other = printYaml({ kind: 'ConfigMap', apiVersion: 'v1' });
    const list = printYaml({
      ...{ apiVersion: 'v1', kind: 'List' },
      items: [{ kind: 'ConfigMap' }, aDeployment()],
    });

    expect(
      linesOf(scaled({ 'app/all.yml': `${other}---\n${MANIFEST}` })),
    ).toEqual({
      'app/all.yml': [
        '-  replicas: 2 # enough for May',
        '+  replicas: 5 # enough for May',
      ],
    });
    expect(linesOf(scaled({ 'app/list.yaml': list }))).toEqual({
      'app/list.yaml': ['-      replicas: 2', '+      replicas: 5'],
    });
  });

  it('keeps JSON as JSON', () => {
    const json = JSON.stringify(aDeployment(), null, 2);

    expect(linesOf(scaled({ 'app/detector.json': json }))).toEqual({
      'app/detector.json': ['-    "replicas": 2,', '+    "replicas": 5,'],
    });
  });

  it('changes several fields one after the other, each on what the one before has left', () => {
    const { changes } = plan({
      files: { 'app/detector.yaml': MANIFEST },
      resource: drifted({
        ...withContainer({ image: 'registry.example.com/detector:2' }),
        metadata: { ...aDeployment().metadata, labels: { a: 'b' } },
      }),
      paths: [IMAGE, 'metadata.labels'],
    });

    expect(changes.map(({ path }) => path)).toEqual([IMAGE, 'metadata.labels']);
    expect(changes[1].edits[0].before).toBe(changes[0].edits[0].after);
  });

  it('has nothing to do where Git says so already', () => {
    const text = MANIFEST.replace('replicas: 2', 'replicas: 5');

    expect(scaled({ 'app/detector.yaml': text })).toEqual({
      changes: [{ path: 'spec.replicas', from: 2, to: 5, edits: [] }],
      refused: [],
    });
  });

  it('adds what Git leaves open, and knows amounts that are spelt differently', () => {
    const text = MANIFEST.replace('  replicas: 2 # enough for May\n', '');
    const { replicas: _two, ...spec } = aDeployment().spec;
    const target = { ...aDeployment(), spec };
    const codified = plan({
      files: { 'app/detector.yaml': text.replace('2Gi', '2048Mi') },
      resource: drifted(
        {
          ...withContainer({ resources: { limits: { memory: '4Gi' } } }),
          spec: {
            ...withContainer({ resources: { limits: { memory: '4Gi' } } }).spec,
            replicas: 3,
          },
        },
        target,
        aDeployment({ replicas: 1 }),
      ),
      paths: [
        'spec.replicas',
        'spec.template.spec.containers[name=server].resources.limits.memory',
      ],
    });

    expect(linesOf(codified)['app/detector.yaml']).toEqual([
      '+  replicas: 3',
      '-          resources: { limits: { memory: 2048Mi } }',
      '+          resources: { limits: { memory: 4Gi } }',
    ]);
  });
});
