import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  applicationId,
  workspaceId,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ArgocdInstances } from '../../argocd/argocdInstance';
import type { DriftStores } from '../../drift/driftStores';
import type { DriftSources } from './collect';
import type { DriftObserver } from './driftObserver';
import { driftTarget, type DriftTarget } from './driftTarget';
import type { DriftViews } from './driftViews';

/** What heeding needs. */
export interface HeedOptions {
  observer: Pick<DriftObserver, 'look'>;
  views: Pick<DriftViews, 'forget'>;
  sources: Pick<DriftSources, 'argocd'>;
  stores: Pick<DriftStores, 'ignores'>;
}

// Others are in no database, and PostgreSQL takes no text with the character 0.
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const noDecision = () =>
  new NotFoundError('There is no such decision about this entity');

/**
 * Ids of what the annotations name whatever Argo CD knows: by name in a namespace. Where a project or a label decides,
 * and for children, Argo CD has to tell; and so it has where a name is looked for in all namespaces, but for the one in
 * which it is found first.
 */
function namedIds(
  { argocd, terraform }: DriftTarget,
  configured: ArgocdInstances,
): string[] {
  const { names = [], namespaces, projects, instances } = argocd ?? {};
  const asked = configured
    .all()
    .filter(
      ({ description }) =>
        projects === undefined &&
        (instances?.includes(description.name) ?? true),
    );
  const applications = asked.flatMap(instance =>
    (namespaces ?? [instance.namespace]).flatMap(namespace =>
      names.map(name =>
        applicationId({ instance: instance.description.name, namespace, name }),
      ),
    ),
  );
  return [...applications, ...terraform.map(workspaceId)];
}

/**
 * Ends the decision to ignore something that the entity names. No source is asked where the annotations alone tell that
 * it is the entity's.
 *
 * @throws NotFoundError where there is none of this id
 */
export async function heedDrift(
  id: string,
  entity: Entity,
  { observer, views, sources, stores: { ignores } }: HeedOptions,
): Promise<void> {
  const end = async (ids: readonly string[]) => {
    const isEnded = await ignores.end(id, ids);
    if (isEnded) views.forget(ids);
    return isEnded;
  };
  if (!UUID.test(id)) throw noDecision();
  if (await end(namedIds(driftTarget(entity), sources.argocd))) return;
  const { ids } = await observer.look(entity, 'passing');
  if (!(await end(ids))) throw noDecision();
}
