import {
  driftPermissions,
  type DriftRows,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Router } from 'express';
import type { Caller, WithCaller } from '../../access/target';
import type { VisibleEntities } from '../../access/visibleEntities';
import type { ArgocdInstances } from '../../argocd/argocdInstance';
import type { RowStore } from '../../drift/rowStore';

interface RowsOptions {
  withCaller: WithCaller;
  visibleEntities: VisibleEntities;
  rows: RowStore;
  argocd: ArgocdInstances;
}

/** Instances of which nothing is known now: their entities are as they were last seen. */
function problemsOf(argocd: ArgocdInstances): DriftRows['problems'] {
  return argocd.all().flatMap(instance => {
    const { problem } = instance.applications();
    return problem ? [{ source: instance.description.title, problem }] : [];
  });
}

async function rowsFor(
  { credentials }: Caller,
  { visibleEntities, rows, argocd }: RowsOptions,
): Promise<DriftRows> {
  const all = await rows.all();
  const visible = await visibleEntities(
    all.map(({ entityRef }) => entityRef),
    { permission: driftPermissions.read, credentials },
  );
  const seen = all.filter(({ entityRef }) => visible.has(entityRef));
  const oldest = seen
    .flatMap(({ observedAt }) => observedAt ?? [])
    .reduce<string | undefined>(
      (least, at) => (least === undefined || at < least ? at : least),
      undefined,
    );
  return {
    rows: seen,
    ...(oldest && { observedAt: oldest }),
    // Who sees no entity is told nothing of where they come from.
    problems: seen.length > 0 ? problemsOf(argocd) : [],
  };
}

/** Mounts the route of the roll-up page: of every entity that drifts, what the caller may see. */
export function mountDriftRowsRoute(
  router: Router,
  options: RowsOptions,
): void {
  router.get('/v1/drift', async (request, response) => {
    const answer = await options.withCaller(
      request,
      { eventId: 'drift-list' },
      caller => rowsFor(caller, options),
    );
    response.json(answer);
  });
}
