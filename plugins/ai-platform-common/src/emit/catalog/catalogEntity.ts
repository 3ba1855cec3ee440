import type { Environment } from '../../model/environment';
import {
  ANNOTATIONS,
  ECOSYSTEM_ANNOTATIONS,
  ENVIRONMENT_ENTITY_TYPE,
  LABELS,
} from '../../model/labels';
import type { Cloud } from '../../model/vocabulary';
import { environmentLabels } from '../gitops/labels';
import { gitFolder } from '../gitops/repositories';
import { consoleUrl } from './consoleUrl';
import { fileUrl } from './webUrl';

const CLOUD_TITLES: Record<Cloud, string> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Azure',
};

function documentUrl(environment: Environment): string {
  const file = gitFolder(
    environment,
    'platform-gitops-config',
    'environment.yaml',
  );
  return fileUrl(file, environment.spec.gitops.revision);
}

function annotations(environment: Environment): Record<string, string> {
  const { metadata, spec } = environment;
  const selector = `${LABELS.environment}=${metadata.name}`;
  return {
    [ANNOTATIONS.document]: documentUrl(environment),
    [ANNOTATIONS.environment]: metadata.name,
    [ANNOTATIONS.stage]: spec.stage,
    [ANNOTATIONS.cloud]: spec.cloud,
    [ANNOTATIONS.region]: spec.region,
    [ANNOTATIONS.account]: spec.account,
    ...(spec.gitops.engine === 'argocd' && {
      [ECOSYSTEM_ANNOTATIONS.argocdAppSelector]: selector,
      [ECOSYSTEM_ANNOTATIONS.argocdProjectName]: metadata.name,
    }),
    [ECOSYSTEM_ANNOTATIONS.kubernetesCluster]: metadata.name,
    [ECOSYSTEM_ANNOTATIONS.kubernetesLabelSelector]: selector,
    [ECOSYSTEM_ANNOTATIONS.terraformWorkspaces]: metadata.name,
  };
}

function tags({ spec }: Environment): string[] {
  const accelerators = spec.nodePools.flatMap(
    pool => pool.accelerator?.type ?? [],
  );
  const all = [spec.cloud, spec.stage, spec.profile, ...accelerators];
  return [...new Set(all)].sort();
}

function links(environment: Environment) {
  const { cloud } = environment.spec;
  const document = documentUrl(environment);
  return [
    // The page opens https links alone.
    ...(document.startsWith('https://')
      ? [{ url: document, title: 'Document', icon: 'docs' }]
      : []),
    {
      url: consoleUrl(environment),
      title: `Cluster in ${CLOUD_TITLES[cloud]}`,
      icon: 'dashboard',
    },
  ];
}

/**
 * The catalog entity of an environment. Its system, the project, is the platform team's to define;
 * until then the relation dangles.
 */
export function catalogEntity(environment: Environment) {
  const { metadata, spec } = environment;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: metadata.name,
      description:
        metadata.description ??
        `AI environment of ${metadata.project} (${spec.stage}) on ${
          CLOUD_TITLES[spec.cloud]
        } in ${spec.region}`,
      labels: environmentLabels(environment),
      annotations: annotations(environment),
      tags: tags(environment),
      links: links(environment),
    },
    spec: {
      type: ENVIRONMENT_ENTITY_TYPE,
      owner: metadata.owner,
      system: metadata.project,
    },
  };
}
