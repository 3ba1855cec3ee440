import type { QuotaFinding } from '../../view/gpuQuotaView';
import type { ClusterInputs, NamespaceInputs } from '../inputs';
import type { Reading } from '../../view/reading';
import { finding } from './finding';
import type { Scope } from './scope';

type Source = readonly [name: string, reading: Reading<unknown>];

/** Without these nothing certain can be said of the namespace. */
const essential = (inputs: NamespaceInputs): Source[] => [
  ['resourcequotas', inputs.resourceQuotas],
  ['pods', inputs.pods],
];

/** Without these something is left out. */
const helpful = (cluster: ClusterInputs, inputs: NamespaceInputs): Source[] => [
  ['namespaces', inputs.namespace],
  ['limitranges', inputs.limitRanges],
  ['controllers', inputs.controllers],
  ['notebooks.kubeflow.org', inputs.notebooks],
  ['resourceclaims.resource.k8s.io', inputs.resourceClaims],
  ['localqueues.kueue.x-k8s.io', inputs.localQueues],
  ['workloads.kueue.x-k8s.io', inputs.workloads],
  ['nodes', cluster.nodes],
  ['pods', cluster.acceleratorPods],
  ['deviceclasses.resource.k8s.io', cluster.deviceClasses],
];

/** These say something only to a namespace with queues. */
const ofQueues = (cluster: ClusterInputs): Source[] => [
  ['clusterqueues.kueue.x-k8s.io', cluster.clusterQueues],
  ['cohorts.kueue.x-k8s.io', cluster.cohorts],
  ['resourceflavors.kueue.x-k8s.io', cluster.resourceFlavors],
  ['pendingworkloads.visibility.kueue.x-k8s.io', cluster.pendingWorkloads],
];

function unknown(
  sources: readonly Source[],
  severity: QuotaFinding['severity'],
): QuotaFinding[] {
  return sources.flatMap(([name, reading]) =>
    reading.status === 'ok'
      ? []
      : finding('unknown', severity, {
          source: reading.problem.resource ?? name,
          reason: reading.problem.code,
        }),
  );
}

/** One finding a source that could not be read, the worst first. */
export function sourceFindings(scope: Scope): QuotaFinding[] {
  const { cluster, inputs, localQueues } = scope;
  const found = [
    ...unknown(essential(inputs), 'unknown'),
    ...unknown(helpful(cluster, inputs), 'info'),
    ...unknown(localQueues.length > 0 ? ofQueues(cluster) : [], 'info'),
  ];
  const names = found.map(({ params }) => params.source);
  return found.filter(
    ({ params }, index) => names.indexOf(params.source) === index,
  );
}
