/** Namespace, Application and folder of the story. */
export const STORY = 'drift-story';

/** Texts that must stay where they are: in Git and in the cluster. */
export const CANARIES = {
  before: 'canary-password-41f0',
  after: 'canary-password-be77',
};

const deployment = (name: string, tag: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  # Two, so that one may be moved.
  replicas: 2
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: server
          image: registry.example.com/fraud/${name}:${tag} # as released
`;

/** What Git says of the story: two Deployments, a ConfigMap and a Secret. */
export const STORY_FILES = new Map([
  [`${STORY}/detector.yaml`, deployment('detector', '1.4.2')],
  [`${STORY}/encoder.yaml`, deployment('encoder', '2.0.0')],
  [
    `${STORY}/configmap.yaml`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: thresholds
data:
  threshold: '0.8'
`,
  ],
  [
    `${STORY}/secret.yaml`,
    `apiVersion: v1
kind: Secret
metadata:
  name: database
stringData:
  password: ${CANARIES.before}
`,
  ],
]);

/** An object that Git does not have, with the mark by which Argo CD knows its own. */
export const EXTRA = `apiVersion: v1
kind: ConfigMap
metadata:
  name: by-hand
  annotations:
    argocd.argoproj.io/tracking-id: ${STORY}:/ConfigMap:${STORY}/by-hand
data:
  made: by-hand
`;

/** The Application that brings the story out of that repository, by itself at every commit. */
export function storyApplication(repoURL: string): string {
  return JSON.stringify({
    ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
    metadata: { namespace: 'argocd', name: STORY },
    spec: {
      project: 'default',
      destination: {
        ...{ server: 'https://kubernetes.default.svc', namespace: STORY },
      },
      source: { repoURL, targetRevision: 'main', path: STORY },
      syncPolicy: { automated: {} },
    },
  });
}
