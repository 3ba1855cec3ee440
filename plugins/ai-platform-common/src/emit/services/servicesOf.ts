import type { Environment } from '../../model/environment';
import { airflow } from './airflow';
import { argoWorkflows } from './argoWorkflows';
import { certManager } from './certManager';
import { clusterAutoscaler } from './clusterAutoscaler';
import { databaseOperator } from './databases';
import { devicePlugins } from './devicePlugins';
import { envoyGateway } from './envoyGateway';
import { externalSecretsOperator } from './externalSecrets';
import { feast } from './feast';
import { gatekeeper } from './gatekeeper';
import { gpuOperator } from './gpuOperator';
import { grafana } from './grafana';
import { istio } from './istio';
import { kserve } from './kserve';
import { kubeflow } from './kubeflow';
import { kubeflowPipelines } from './kubeflowPipelines';
import { kubeflowProfiles } from './kubeflowProfiles';
import { kubeflowKatib, kubeflowTrainer } from './kubeflowTraining';
import { kueue } from './kueue';
import { kyverno } from './kyverno';
import { logCollector } from './logCollector';
import { logging } from './logging';
import { mlflow } from './mlflow';
import { modelRegistry } from './modelRegistry';
import { monitoring } from './monitoring';
import { monitorKinds } from './monitors';
import { nginx } from './nginx';
import { oauth2Proxy } from './oauth2Proxy';
import type { PlatformService } from './platformService';
import { sealedSecrets } from './sealedSecrets';

type ServiceFactory = (environment: Environment) => PlatformService[];

const FACTORIES: readonly ServiceFactory[] = [
  monitorKinds,
  certManager,
  istio,
  envoyGateway,
  nginx,
  externalSecretsOperator,
  sealedSecrets,
  databaseOperator,
  kyverno,
  gatekeeper,
  clusterAutoscaler,
  gpuOperator,
  devicePlugins,
  monitoring,
  grafana,
  logging,
  logCollector,
  kubeflow,
  kubeflowProfiles,
  kubeflowPipelines,
  kubeflowTrainer,
  kubeflowKatib,
  oauth2Proxy,
  modelRegistry,
  kserve,
  kueue,
  mlflow,
  feast,
  argoWorkflows,
  airflow,
];

// By wave, then by id, compared by code units: the same order on every machine.
function inOrder(a: PlatformService, b: PlatformService): number {
  return a.wave - b.wave || (a.id < b.id ? -1 : 1);
}

/**
 * Everything that is deployed into the environment's cluster, in the order of deployment.
 * A service names in `dependsOn` only services of the same list.
 */
export function servicesOf(environment: Environment): PlatformService[] {
  const services = FACTORIES.flatMap(factory => factory(environment));
  const ids = new Set(services.map(service => service.id));
  return services
    .map(service => ({
      ...service,
      dependsOn: service.dependsOn.filter(id => ids.has(id)).sort(),
    }))
    .sort(inOrder);
}
