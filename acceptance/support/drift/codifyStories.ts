/** Namespace of the stories. */
export const CODIFY = 'drift-codify';

const REGISTRY = 'registry.example.com/fraud';
const memory = (container: string) =>
  `spec.template.spec.containers[name=${container}].resources.limits.memory`;
const image = (container: string) =>
  `spec.template.spec.containers[name=${container}].image`;

/** The templates of a chart with one Deployment, in which everything that is changed comes from a value. */
function chart(folder: string, name: string): Array<[string, string]> {
  return [
    [`${folder}/Chart.yaml`, `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n`],
    [
      `${folder}/values.yaml`,
      `replicaCount: 1
image:
  repository: ${REGISTRY}/${name}
  tag: 1.4.2
resources:
  limits:
    memory: 1Gi
`,
    ],
    [
      `${folder}/templates/deployment.yaml`,
      `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Chart.Name }}
spec:
  replicas: {{ .Values.replicaCount }}
  selector:
    matchLabels: { app: {{ .Chart.Name }} }
  template:
    metadata:
      labels: { app: {{ .Chart.Name }} }
    spec:
      containers:
        - name: server
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          resources: {{- toYaml .Values.resources | nindent 12 }}
`,
    ],
  ];
}

const HELM_VALUES = `# What production has.
replicaCount: 2 # enough for May
image:
  tag: 1.5.0
`;

const MULTI_VALUES = `# The scorer, as production has it.
replicaCount: 3
resources:
  limits:
    memory: 2Gi # measured
`;

const KUSTOMIZATION = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namePrefix: prod-
resources:
  - ../../base
images:
  - name: ${REGISTRY}/encoder
    newTag: 2.0.1 # as released
patches:
  - path: replicas.yaml
`;

const BARE_KUSTOMIZATION = `namePrefix: test-
resources: [../../base] # and nothing else
`;

const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: encoder
spec:
  replicas: 2 # one may be moved
`;

const BASE = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: encoder
spec:
  replicas: 1
  selector:
    matchLabels: { app: encoder }
  template:
    metadata:
      labels: { app: encoder }
    spec:
      containers:
        - name: server
          image: ${REGISTRY}/encoder:2.0.0
          resources:
            limits:
              memory: 1Gi
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: thresholds
data:
  threshold: '0.8'
`;

/** The repository of everything but the chart of the scorer. */
export const DEPLOY_FILES = new Map([
  ...chart('charts/detector', 'detector'),
  ['environments/prod/detector.yaml', HELM_VALUES],
  ['environments/prod/scorer.yaml', MULTI_VALUES],
  ['kustomize/base/kustomization.yaml', 'resources:\n  - objects.yaml\n'],
  ['kustomize/base/objects.yaml', BASE],
  ['kustomize/overlays/prod/kustomization.yaml', KUSTOMIZATION],
  ['kustomize/overlays/prod/replicas.yaml', PATCH],
  ['kustomize/overlays/test/kustomization.yaml', BARE_KUSTOMIZATION],
]);

/** The repository of the scorer's chart. */
export const CHART_FILES = new Map(chart('scorer', 'scorer'));

/** A change to the cluster, and what codifying it writes. */
export interface CodifyStory {
  /** Of the Application. */
  name: string;
  what: string;
  /** What of the Application's spec says where its objects come from. */
  source(urls: { deploy: string; charts: string }): object;
  script: string;
  /** Id of the resource, and the fields that differ then. */
  resource: string;
  paths: string[];
  /** Files of the first repository as they are to be; empty before for a new one. */
  files: Array<{ path: string; before: string; after: string }>;
}

const overlay = (name: string) => ({
  ...{ targetRevision: 'main', path: `kustomize/overlays/${name}` },
});
const deployment = (name: string) => `apps/Deployment/${CODIFY}/${name}`;
const move = (name: string, tag: string, size: string) =>
  [
    `kubectl scale deployment/${name} --replicas=5`,
    `kubectl set image deployment/${name} server=${REGISTRY}/${tag}`,
    `kubectl set resources deployment/${name} --limits=memory=${size}`,
  ].join('\n');
const FIELDS = ['spec.replicas', image('server'), memory('server')];

/** One a way in which manifests are made. */
export const CODIFY_STORIES: readonly CodifyStory[] = [
  {
    name: 'codify-helm',
    what: 'the values file of a Helm chart in Git',
    source: ({ deploy }) => ({
      source: {
        ...{ repoURL: deploy, targetRevision: 'main', path: 'charts/detector' },
        helm: { valueFiles: ['../../environments/prod/detector.yaml'] },
      },
    }),
    script: move('detector', 'detector:1.5.1', '2Gi'),
    ...{ resource: deployment('detector'), paths: FIELDS },
    files: [
      {
        ...{ path: 'environments/prod/detector.yaml', before: HELM_VALUES },
        after: `${HELM_VALUES.replace('Count: 2', 'Count: 5').replace(
          '1.5.0',
          '"1.5.1"',
        )}resources:\n  limits:\n    memory: 2Gi\n`,
      },
    ],
  },
  {
    name: 'codify-kustomize',
    what: 'the overlay of a Kustomize base: its images and its patch',
    source: ({ deploy }) => ({
      source: { repoURL: deploy, ...overlay('prod') },
    }),
    script: move('prod-encoder', 'encoder:2.0.2', '2Gi'),
    ...{ resource: deployment('prod-encoder'), paths: FIELDS },
    files: [
      {
        path: 'kustomize/overlays/prod/replicas.yaml',
        before: PATCH,
        after: `${PATCH.replace('replicas: 2', 'replicas: 5')}  template:
    spec:
      containers:
        - name: server
          resources:
            limits:
              memory: 2Gi
`,
      },
      {
        path: 'kustomize/overlays/prod/kustomization.yaml',
        before: KUSTOMIZATION,
        after: KUSTOMIZATION.replace('2.0.1', '"2.0.2"'),
      },
    ],
  },
  {
    name: 'codify-patch',
    what: 'a new patch, where the overlay has none of an object of its base',
    source: ({ deploy }) => ({
      source: { repoURL: deploy, ...overlay('test') },
    }),
    script: `kubectl patch configmap/test-thresholds --patch '{"data": {"threshold": "0.9"}}'`,
    resource: `/ConfigMap/${CODIFY}/test-thresholds`,
    paths: ['data.threshold'],
    files: [
      {
        path: 'kustomize/overlays/test/patch-configmap-thresholds.yaml',
        before: '',
        after: `apiVersion: v1
kind: ConfigMap
metadata:
  name: thresholds
data:
  threshold: "0.9"
`,
      },
      {
        path: 'kustomize/overlays/test/kustomization.yaml',
        before: BARE_KUSTOMIZATION,
        after: `${BARE_KUSTOMIZATION}patches:
  - path: patch-configmap-thresholds.yaml
`,
      },
    ],
  },
  {
    name: 'codify-multi',
    what: 'the values of one repository for a chart of another',
    source: ({ deploy, charts }) => ({
      sources: [
        {
          ...{ repoURL: charts, targetRevision: 'main', path: 'scorer' },
          helm: { valueFiles: ['$values/environments/prod/scorer.yaml'] },
        },
        { repoURL: deploy, targetRevision: 'main', ref: 'values' },
      ],
    }),
    script: move('scorer', 'scorer:1.4.3', '4Gi'),
    ...{ resource: deployment('scorer'), paths: FIELDS },
    files: [
      {
        ...{ path: 'environments/prod/scorer.yaml', before: MULTI_VALUES },
        after: `${MULTI_VALUES.replace('Count: 3', 'Count: 5').replace(
          'memory: 2Gi',
          'memory: 4Gi',
        )}image:\n  tag: "1.4.3"\n`,
      },
    ],
  },
];
