import type { YamlValue } from '../emit/print/yaml';
import { changeYaml } from './changeYaml';
import type { FieldPath } from './fieldPath';

const DEPLOYMENT = `# What serves the model.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: detector # do not rename
  annotations:
    example.com/team: 'fraud'
spec:
  replicas: 2 # raised in May

  template:
    spec:
      containers:
        # The server itself.
        - name: server
          image: "registry.example.com/detector:1.4.0"
          args: [--port, "8080"]
          env:
            - { name: LEVEL, value: info }
            - name: MODE
              value: >-
                fast
                and small
          resources: {}
        - name: proxy
          image: proxy:1
`;

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0];

function change(
  path: FieldPath,
  value: YamlValue | undefined,
  text = DEPLOYMENT,
): string {
  return changeYaml(text, { index: 0, path, value });
}

/** What is different, as lines with + and -. */
function diff(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter(line => !now.includes(line)).map(line => `-${line}`),
    ...now.filter(line => !old.includes(line)).map(line => `+${line}`),
  ];
}

describe('changing one value of a YAML text', () => {
  it.each<[string, FieldPath, YamlValue, string[]]>([
    [
      'a number, with the comment behind it kept',
      ['spec', 'replicas'],
      5,
      ['-  replicas: 2 # raised in May', '+  replicas: 5 # raised in May'],
    ],
    [
      'a text in the quotes that it has',
      [...CONTAINER, 'image'],
      'registry.example.com/detector:1.5.0-rc1',
      [
        '-          image: "registry.example.com/detector:1.4.0"',
        '+          image: "registry.example.com/detector:1.5.0-rc1"',
      ],
    ],
    [
      'a text in single quotes',
      ['metadata', 'annotations', 'example.com/team'],
      "fraud's",
      ["-    example.com/team: 'fraud'", "+    example.com/team: 'fraud''s'"],
    ],
    [
      'a value in braces',
      [...CONTAINER, 'env', 0, 'value'],
      'debug, trace',
      [
        '-            - { name: LEVEL, value: info }',
        '+            - { name: LEVEL, value: "debug, trace" }',
      ],
    ],
    [
      'a text that others would read as something else',
      [...CONTAINER, 'image'],
      'yes',
      [
        '-          image: "registry.example.com/detector:1.4.0"',
        '+          image: "yes"',
      ],
    ],
    [
      'a folded text',
      [...CONTAINER, 'env', 1, 'value'],
      'slow',
      [
        '-              value: >-',
        '-                fast',
        '-                and small',
        '+              value: slow',
      ],
    ],
    [
      'lines in the place of empty braces',
      [...CONTAINER, 'resources', 'limits', 'memory'],
      '4Gi',
      [
        '-          resources: {}',
        '+          resources:',
        '+            limits:',
        '+              memory: 4Gi',
      ],
    ],
  ])('writes %s', (_case, path, value, lines) => {
    expect(diff(DEPLOYMENT, change(path, value))).toEqual(lines);
  });

  it.each<[string, FieldPath, YamlValue, string[]]>([
    [
      'a key, below the others',
      ['metadata', 'annotations', 'example.com/on-call'],
      'yes',
      ['+    example.com/on-call: "yes"'],
    ],
    [
      'keys that are missing above it',
      ['spec', 'template', 'spec', 'nodeSelector', 'gpu'],
      'a100',
      ['+      nodeSelector:', '+        gpu: a100'],
    ],
    [
      'a member of a list',
      [...CONTAINER, 'env', 2],
      { name: 'NEW', value: 'a\nb\n' },
      [
        '+            - name: NEW',
        '+              value: |',
        '+                a',
        '+                b',
      ],
    ],
    [
      'a member of a list in brackets',
      [...CONTAINER, 'args', 2],
      '--fast',
      [
        '-          args: [--port, "8080"]',
        '+          args: [--port, "8080", "--fast"]',
      ],
    ],
    [
      'a structure',
      ['spec', 'strategy'],
      { type: 'Recreate', steps: ['one', { two: 2 }] },
      [
        '+  strategy:',
        '+    type: Recreate',
        '+    steps:',
        '+      - one',
        '+      - two: 2',
      ],
    ],
  ])('adds %s', (_case, path, value, lines) => {
    expect(diff(DEPLOYMENT, change(path, value))).toEqual(lines);
  });

  it.each<[string, FieldPath, string[]]>([
    ['a key', ['spec', 'replicas'], ['-  replicas: 2 # raised in May']],
    [
      'the only key of a map',
      ['metadata', 'annotations', 'example.com/team'],
      [
        '-  annotations:',
        "-    example.com/team: 'fraud'",
        '+  annotations: {}',
      ],
    ],
    [
      'a member of a list with its lines',
      [...CONTAINER, 'env', 1],
      [
        '-            - name: MODE',
        '-              value: >-',
        '-                fast',
        '-                and small',
      ],
    ],
    [
      'the first key behind a dash',
      [...CONTAINER.slice(0, -1), 1, 'name'],
      [
        '-        - name: proxy',
        '-          image: proxy:1',
        '+        - image: proxy:1',
      ],
    ],
    [
      'a member of a list in brackets',
      [...CONTAINER, 'args', 0],
      ['-          args: [--port, "8080"]', '+          args: ["8080"]'],
    ],
    [
      'the last key in braces',
      [...CONTAINER, 'env', 0, 'value'],
      [
        '-            - { name: LEVEL, value: info }',
        '+            - { name: LEVEL }',
      ],
    ],
  ])('takes away %s', (_case, path, lines) => {
    expect(diff(DEPLOYMENT, change(path, undefined))).toEqual(lines);
  });

  it('keeps lists flush with their keys where the file has them so', () => {
    const text = 'a:\n- 1\nspec:\n  x: 1\n';

    expect(change(['spec', 'list'], ['one', 'two'], text)).toBe(
      'a:\n- 1\nspec:\n  x: 1\n  list:\n  - one\n  - two\n',
    );
    expect(change(['a', 1], { b: [2] }, text)).toBe(
      'a:\n- 1\n- b:\n    - 2\nspec:\n  x: 1\n',
    );
  });

  it('keeps Windows line breaks, and files without a last one', () => {
    expect(change(['b', 'c'], 'x', 'a: 1\r\nb:\r\n  d: 2')).toBe(
      'a: 1\r\nb:\r\n  d: 2\r\n  c: x',
    );
  });

  it('changes one document of several, and no other', () => {
    const text = `${DEPLOYMENT}---\n# second\nspec: { replicas: 2 }\n...\n`;

    const after = changeYaml(text, {
      ...{ index: 1, path: ['spec', 'replicas'], value: 9 },
    });

    expect(after).toBe(
      `${DEPLOYMENT}---\n# second\nspec: { replicas: 9 }\n...\n`,
    );
  });

  it('fills a key whose value was left out', () => {
    expect(
      change(
        ['metadata', 'labels', 'a'],
        'b',
        'metadata:\n  labels:\n  name: x\n',
      ),
    ).toBe('metadata:\n  labels:\n    a: b\n  name: x\n');
  });

  it('writes JSON into JSON', () => {
    const text = '{\n  "spec": {\n    "replicas": 2\n  }\n}\n';

    const after = changeYaml(text, {
      ...{ index: 0, path: ['spec', 'paused'], value: true, json: true },
    });

    expect(JSON.parse(after)).toEqual({ spec: { replicas: 2, paused: true } });
    expect(after).toBe(
      '{\n  "spec": {\n    "replicas": 2,\n    "paused": true\n  }\n}\n',
    );
  });

  it.each<[string, string, FieldPath]>([
    ['an alias', 'x: &x { a: 1 }\nspec: *x\n', ['spec', 'a']],
    ['an anchor that is used', 'spec: { a: &x 1 }\ny: *x\n', ['spec', 'a']],
    ['a merge key', 'x: &x { b: 1 }\nspec:\n  <<: *x\n  a: 1\n', ['spec', 'c']],
    ['a text in the place of a map', 'spec: text\n', ['spec', 'a']],
    ['a list member that is not there', 'spec: [1]\n', ['spec', 4]],
    ['a template', 'spec: { a: {{ .Values.a }} }\n', ['spec', 'a']],
    ['no YAML', 'spec: [1\na: 2', ['spec', 'a']],
    ['depth without end', `spec: ${'['.repeat(50_000)}`, ['spec', 'a']],
  ])('changes nothing through %s', (_case, text, path) => {
    expect(() => change(path, 2, text)).toThrow(
      expect.objectContaining({ name: 'YamlTextError' }),
    );
  });
});
