import { mapMember } from '../../compare/plainJson';
import type { ManagedResourceFacts, ResourceStatusFacts } from '../../facts';
import type { SyncState } from '../../../view/driftVocabulary';

const COMPARE_OPTIONS = 'argocd.argoproj.io/compare-options';

function isMarked({ live }: ManagedResourceFacts): boolean {
  const metadata = mapMember(live, 'metadata');
  const options = mapMember(metadata, 'annotations')[COMPARE_OPTIONS];
  return (
    typeof options === 'string' &&
    options.split(',').some(option => option.trim() === 'IgnoreExtraneous')
  );
}

/** True for a status that Argo CD leaves out of the verdict about the whole application. */
export function isLeftOut(
  { sync }: ResourceStatusFacts,
  application: SyncState,
): boolean {
  return sync === 'outOfSync' && application === 'synced';
}

/** True where Argo CD was told not to mind that the resource is in the cluster alone. */
export function isExempt(
  facts: ManagedResourceFacts,
  status: ResourceStatusFacts | undefined,
  application: { sync: SyncState },
): boolean {
  if (isMarked(facts)) return true;
  return (
    status !== undefined &&
    (status.sync === 'synced' || isLeftOut(status, application.sync))
  );
}
