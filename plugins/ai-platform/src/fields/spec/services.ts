import type { Platform } from '@flagstone/backstage-plugin-ai-platform-common';

/** A size of a service, the same in the document and among the texts. */
export type SizeField = 'replicas' | 'workers' | 'storageGb' | 'retentionDays';

/** A part of a service that can be left out. */
export type FlagField = 'notebooks' | 'pipelines' | 'katib';

type Choice = 'policy' | 'secrets' | 'ingress' | 'mesh';

/** The services that are switched on and off. */
export type ServiceId = Exclude<keyof Platform, Choice>;

export interface Service {
  id: ServiceId;
  /** Its own name, the same in every language. */
  title: string;
  sizes: readonly SizeField[];
  flags?: readonly FlagField[];
}

/** The services of an environment, those that people work with first. */
export const SERVICES: readonly Service[] = [
  {
    id: 'kubeflow',
    title: 'Kubeflow',
    sizes: [],
    flags: ['notebooks', 'pipelines', 'katib'],
  },
  { id: 'kserve', title: 'KServe', sizes: ['replicas'] },
  { id: 'mlflow', title: 'MLflow', sizes: ['replicas', 'storageGb'] },
  { id: 'modelRegistry', title: 'Model Registry', sizes: ['storageGb'] },
  { id: 'feast', title: 'Feast', sizes: ['replicas'] },
  {
    id: 'argoWorkflows',
    title: 'Argo Workflows',
    sizes: ['replicas', 'retentionDays'],
  },
  { id: 'airflow', title: 'Apache Airflow', sizes: ['workers', 'storageGb'] },
  { id: 'kueue', title: 'Kueue', sizes: ['replicas'] },
  { id: 'gpuOperator', title: 'NVIDIA GPU Operator', sizes: [] },
  {
    id: 'monitoring',
    title: 'Prometheus and Grafana',
    sizes: ['replicas', 'retentionDays', 'storageGb'],
  },
  { id: 'logging', title: 'Loki', sizes: ['retentionDays', 'storageGb'] },
];

/** The choices between services, with the names that people use for them. */
export const CHOICES = {
  policy: [
    { id: 'kyverno', label: 'Kyverno' },
    { id: 'gatekeeper', label: 'Gatekeeper' },
  ],
  secrets: [
    { id: 'external-secrets', label: 'External Secrets' },
    { id: 'sealed-secrets', label: 'Sealed Secrets' },
    { id: 'sops', label: 'SOPS' },
  ],
  ingress: [
    { id: 'envoy-gateway', label: 'Envoy Gateway' },
    { id: 'nginx', label: 'NGINX' },
  ],
  mesh: [
    { id: 'istio', label: 'Istio' },
    { id: 'none', label: '–' },
  ],
} as const satisfies Record<Choice, readonly { id: string; label: string }[]>;

/** The title of what was chosen. */
export function choiceTitle(
  choices: readonly { id: string; label: string }[],
  id: string,
): string {
  return choices.find(choice => choice.id === id)?.label ?? id;
}
