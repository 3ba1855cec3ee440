import type { Entity } from '@backstage/catalog-model';
import {
  ECOSYSTEM_ANNOTATIONS,
  annotationList,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ArgocdSelection } from '../../argocd/argocdInstance';
import {
  terraformSelections,
  type WorkspaceSelection,
} from '../../terraform/terraformReports';

/** What belongs to an entity, by its annotations alone. */
export interface DriftTarget {
  /** Absent where no annotation names an application. */
  argocd?: ArgocdSelection;
  /** Label backstage.io/kubernetes-id of Flux objects, and the clusters to look in; none: all. */
  flux?: { component: string; clusters: readonly string[] };
  terraform: readonly WorkspaceSelection[];
}

/** Annotations by which an entity names something that may drift; one of them is enough. */
export const DRIFT_ANNOTATIONS = [
  ECOSYSTEM_ANNOTATIONS.argocdAppName,
  ECOSYSTEM_ANNOTATIONS.argocdAppSelector,
  ECOSYSTEM_ANNOTATIONS.terraformWorkspaces,
  ECOSYSTEM_ANNOTATIONS.kubernetesId,
] as const;

const listed = (text: string | undefined) => {
  const values = annotationList(text);
  return values.length > 0 ? values : undefined;
};

function argocdSelection(
  annotations: Record<string, string>,
): ArgocdSelection | undefined {
  const names = listed(annotations[ECOSYSTEM_ANNOTATIONS.argocdAppName]);
  const selector = annotations[ECOSYSTEM_ANNOTATIONS.argocdAppSelector]?.trim();
  if (!names && !selector) return undefined;
  const namespaces = listed(
    annotations[ECOSYSTEM_ANNOTATIONS.argocdAppNamespace],
  );
  const projects = listed(annotations[ECOSYSTEM_ANNOTATIONS.argocdProjectName]);
  const instances = listed(
    annotations[ECOSYSTEM_ANNOTATIONS.argocdInstanceName],
  );
  return {
    ...(names && { names }),
    ...(selector && { selector }),
    ...(namespaces && { namespaces }),
    ...(projects && { projects }),
    ...(instances && { instances }),
  };
}

/** Reads the target from the annotations of an entity. */
export function driftTarget(entity: Entity): DriftTarget {
  const annotations = entity.metadata.annotations ?? {};
  const argocd = argocdSelection(annotations);
  const component = annotations[ECOSYSTEM_ANNOTATIONS.kubernetesId];
  const clusters = annotationList(
    annotations[ECOSYSTEM_ANNOTATIONS.kubernetesCluster],
  );
  return {
    ...(argocd && { argocd }),
    ...(component && { flux: { component, clusters } }),
    terraform: terraformSelections(annotations),
  };
}
