import type { Environment } from '../../model/environment';
import { environmentLabels, serviceLabels } from '../gitops/labels';
import {
  isLeftToBases,
  isSystemNamespace,
  namespaceLabels,
} from '../gitops/namespaces';
import { gitFolder } from '../gitops/repositories';
import { valuesFiles } from '../gitops/valuesFiles';
import { hasManifests } from '../services/emitServiceManifests';
import type {
  ChartRef,
  Data,
  PlatformService,
} from '../services/platformService';
import { chartUrl } from './chartUrl';
import { ARGOCD_NAMESPACE, RESOURCES_FINALIZER } from './constants';
import { destination } from './destination';
import { applicationName } from './names';
import { automated, RETRY, REVISION_HISTORY_LIMIT } from './syncPolicy';

type Part = Record<string, Data>;

function chartSources(
  environment: Environment,
  service: PlatformService,
  chart: ChartRef,
): Part[] {
  const { spec } = environment;
  const { url, path } = gitFolder(
    environment,
    'platform-ai-services',
    service.id,
  );
  return [
    {
      repoURL: chartUrl(chart),
      chart: chart.name,
      targetRevision: chart.version,
      helm: {
        // Without it the objects would bear the name of the environment, and differ from Flux's.
        releaseName: service.id,
        valueFiles: valuesFiles(spec.stage).map(
          file => `$values/${path}/${file}`,
        ),
      },
    },
    { repoURL: url, targetRevision: spec.gitops.revision, ref: 'values' },
  ];
}

function sources(environment: Environment, service: PlatformService): Part[] {
  const chart = service.chart
    ? chartSources(environment, service, service.chart)
    : [];
  if (!hasManifests(service)) return chart;
  const { url, path } = gitFolder(
    environment,
    'platform-ai-services',
    service.id,
    'manifests',
  );
  const { revision } = environment.spec.gitops;
  return [...chart, { repoURL: url, targetRevision: revision, path }];
}

function syncOptions(service: PlatformService): string[] {
  const { ignoreDifferences, namespace } = service;
  return [
    ...(isSystemNamespace(namespace) ? [] : ['CreateNamespace=true']),
    'ServerSideApply=true',
    'ApplyOutOfSyncOnly=true',
    'PruneLast=true',
    'PrunePropagationPolicy=foreground',
    // Two owners of one object would set back each other's work for ever, for example two environments
    // that name the same cluster. Kustomize bases of others do overlap.
    ...(service.kustomizeBases?.length ? [] : ['FailOnSharedResource=true']),
    ...(ignoreDifferences.length ? ['RespectIgnoreDifferences=true'] : []),
    // Operators of this or another service bring the CRDs of these objects.
    ...(hasManifests(service) ? ['SkipDryRunOnMissingResource=true'] : []),
  ];
}

function managedNamespace(
  environment: Environment,
  services: readonly PlatformService[],
  namespace: string,
): Part {
  if (isSystemNamespace(namespace) || isLeftToBases(services, namespace)) {
    return {};
  }
  // The same for every Application of the namespace, else they would take turns in writing it.
  const labels = {
    ...environmentLabels(environment),
    ...namespaceLabels(services, namespace),
  };
  return { managedNamespaceMetadata: { labels } };
}

function annotations(environment: Environment, wave: number): Part {
  return {
    'argocd.argoproj.io/sync-wave': String(wave),
    // Server-side apply is compared on the server, with the defaults that it fills in.
    'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
    // Deleting the root asks before it takes this with it.
    ...(environment.spec.stage === 'prod' && {
      'argocd.argoproj.io/sync-options': 'Delete=confirm',
    }),
  };
}

interface Deployment {
  namespace: string;
  sources: Part[];
  ignoreDifferences?: Data[];
  syncPolicy: Part;
}

/** An Application of the environment; id and wave are those of the service that it deploys. */
export function applicationObject(
  environment: Environment,
  { id, wave }: Pick<PlatformService, 'id' | 'wave'>,
  { namespace, sources: from, ignoreDifferences, syncPolicy }: Deployment,
) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: applicationName(environment, id),
      namespace: ARGOCD_NAMESPACE,
      labels: serviceLabels(environment, { id }),
      annotations: annotations(environment, wave),
      finalizers: [RESOURCES_FINALIZER],
    },
    spec: {
      project: environment.metadata.name,
      destination: { ...destination(environment, namespace) },
      sources: from,
      ...(ignoreDifferences && { ignoreDifferences }),
      revisionHistoryLimit: REVISION_HISTORY_LIMIT,
      syncPolicy: {
        automated: automated(environment.spec.stage),
        retry: RETRY,
        ...syncPolicy,
      },
    },
  };
}

/** The Application that deploys one service of an environment. */
export function application(
  environment: Environment,
  service: PlatformService,
  services: readonly PlatformService[],
) {
  const { ignoreDifferences, namespace } = service;
  return applicationObject(environment, service, {
    namespace,
    sources: sources(environment, service),
    ...(ignoreDifferences.length > 0 && {
      ignoreDifferences: ignoreDifferences.map(ignored => ({ ...ignored })),
    }),
    syncPolicy: {
      syncOptions: syncOptions(service),
      ...managedNamespace(environment, services, namespace),
    },
  });
}
