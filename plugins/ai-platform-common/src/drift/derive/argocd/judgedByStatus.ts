import type { ResourceStatusFacts } from '../../facts';
import { resourceId } from '../../ids';
import type { SyncState } from '../../../view/driftVocabulary';
import type { JudgedResource } from '../judgedResource';
import { isLeftOut } from './isExempt';

const NO_FIELDS =
  'Argo CD says that it differs, and its fields could not be read.';
const NOT_TOLD = 'Argo CD does not tell whether it is in sync.';

type Verdict = Pick<JudgedResource, 'state' | 'problem' | 'ignoredBy'>;

function verdictOf(status: ResourceStatusFacts, sync: SyncState): Verdict {
  if (status.sync === 'synced') return { state: 'inSync' };
  if (status.sync === 'unknown') return { state: 'unknown', problem: NOT_TOLD };
  if (isLeftOut(status, sync) && status.requiresPruning)
    return { state: 'ignored', ignoredBy: 'ignoreDifferences' };
  if (status.requiresPruning) return { state: 'extra' };
  return status.health === 'missing'
    ? { state: 'missing' }
    : { state: 'unknown', problem: NO_FIELDS };
}

/** What the status of the application alone tells of a resource. `sync` is that of the application. */
export function judgedByStatus(
  status: ResourceStatusFacts,
  sync: SyncState,
): JudgedResource {
  const { group, kind, namespace, name, health } = status;
  return {
    id: resourceId(status),
    group,
    kind,
    namespace,
    name,
    ...verdictOf(status, sync),
    ...(health && { health }),
    fields: [],
    omitted: 0,
  };
}
