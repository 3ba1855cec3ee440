const container = (name: string) => ({
  name,
  image: `registry.example.com/fraud/${name}:1.4.2`,
  ports: [{ containerPort: 8080, protocol: 'TCP' }],
  env: [
    { name: 'THRESHOLD', value: '0.8' },
    { name: 'MODEL', value: 's3://models/fraud' },
  ],
  resources: {
    requests: { cpu: '500m', memory: '1Gi' },
    limits: { memory: '2Gi' },
  },
});

const deployment = (name: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [container(name)] },
    },
  },
});

const service = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: {
    selector: { app: name },
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  },
});

const configMap = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data: Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`feature-${index}`, 'on']),
  ),
});

const secret = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  stringData: { password: 'of-the-benchmark' },
});

/** The Deployment of each application that somebody changes by hand. */
export const CHANGED = 'detector';

/** What Git says of every application: eight objects. */
export const MANIFESTS = [
  ...[CHANGED, 'encoder', 'ranker'].map(deployment),
  ...[CHANGED, 'encoder'].map(service),
  ...['thresholds', 'features'].map(configMap),
  secret('database'),
]
  .map(object => JSON.stringify(object))
  .join('\n---\n');
