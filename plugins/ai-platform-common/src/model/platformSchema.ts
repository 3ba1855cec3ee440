import { z } from 'zod';

const enabled = z
  .boolean()
  .optional()
  .describe('true if the service is part of the environment.');
const replicas = z
  .number()
  .int()
  .min(1)
  .max(20)
  .optional()
  .describe('Replicas of the service, 1 to 20.');
const storageGb = z
  .number()
  .int()
  .min(1)
  .max(16000)
  .optional()
  .describe('Size of the volume in GB, 1 to 16000.');
const retentionDays = z
  .number()
  .int()
  .min(1)
  .max(3650)
  .optional()
  .describe('Days that data is kept, 1 to 3650.');
const flag = (what: string) =>
  z.boolean().optional().describe(`true installs ${what}.`);

const service = <Shape extends z.ZodRawShape>(title: string, shape: Shape) =>
  z
    .object({ enabled, ...shape })
    .strict()
    .optional()
    .describe(`${title}: an object, for example { enabled: true }.`);

/** The services of an environment; what is left out comes from profile and stage. */
export const platformSchema = z
  .object({
    kubeflow: service('Kubeflow', {
      profiles: z
        .array(
          z
            .string()
            .max(50)
            .regex(/^[a-z](?:[-a-z0-9]*[a-z0-9])?$/),
        )
        .max(50)
        .optional()
        .describe('Namespaces that get a Kubeflow profile, DNS labels.'),
      notebooks: flag('notebooks'),
      pipelines: flag('Kubeflow Pipelines'),
      katib: flag('Katib (hyperparameter search)'),
    }),
    kserve: service('KServe (model serving)', { replicas }),
    mlflow: service('MLflow (experiment tracking)', { replicas, storageGb }),
    feast: service('Feast (feature store)', { replicas }),
    modelRegistry: service('Kubeflow Model Registry', { storageGb }),
    argoWorkflows: service('Argo Workflows', { replicas, retentionDays }),
    airflow: service('Apache Airflow', {
      workers: z
        .number()
        .int()
        .min(1)
        .max(100)
        .optional()
        .describe('Workers, 1 to 100.'),
      storageGb,
    }),
    kueue: service('Kueue (queues and quotas)', { replicas }),
    gpuOperator: service('NVIDIA GPU Operator', {}),
    monitoring: service('Prometheus and Grafana', {
      replicas,
      retentionDays,
      storageGb,
    }),
    logging: service('Loki', { retentionDays, storageGb }),
    policy: z
      .enum(['gatekeeper', 'kyverno'])
      .optional()
      .describe('Policy engine: gatekeeper or kyverno.'),
    secrets: z
      .enum(['external-secrets', 'sealed-secrets', 'sops'])
      .optional()
      .describe(
        'Where secrets come from: external-secrets, sealed-secrets or sops.',
      ),
    ingress: z
      .enum(['nginx', 'envoy-gateway'])
      .optional()
      .describe('Entry of the cluster: nginx or envoy-gateway.'),
    mesh: z
      .enum(['none', 'istio'])
      .optional()
      .describe('Service mesh: none or istio.'),
  })
  .strict()
  .describe('Services of the environment.');
