import {
  REQUESTED_BY,
  type ApplicationFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { SyncOrder } from './argocdInstance';

/** What was compared is what is synced. An application that syncs by itself has its own idea of the revision. */
function revisionsOf({
  automated,
  multiSource,
  revisions,
}: ApplicationFacts): object {
  if (automated || revisions.length === 0) return {};
  return multiSource
    ? {
        revisions,
        sourcePositions: revisions.map((_, index) => index + 1),
      }
    : { revision: revisions[0] };
}

/**
 * The body of a sync of some resources, and of nothing else.
 *
 * @throws Error where there are none: Argo CD would take that for all of them
 * @see https://github.com/argoproj/argo-cd/blob/master/server/application/application.proto (ApplicationSyncRequest)
 */
export function syncBody(
  app: ApplicationFacts,
  { resources, prune, person }: SyncOrder,
): object {
  if (resources.length === 0) throw new Error('There is nothing to sync');
  return {
    name: app.name,
    appNamespace: app.namespace,
    project: app.project,
    ...revisionsOf(app),
    prune,
    dryRun: false,
    resources: resources.map(({ group, kind, namespace, name }) => ({
      group,
      kind,
      namespace,
      name,
    })),
    infos: [{ name: REQUESTED_BY, value: person }],
  };
}
