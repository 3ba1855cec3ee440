import type {
  ApplicationFacts,
  DriftApplication,
  DriftCodifyRequest,
  DriftDifference,
  DriftResource,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** Argo CD knows nothing of what a person ignores here. */
const counts = ({ ignored }: Pick<DriftDifference, 'ignored'>) =>
  ignored === undefined || ignored.by === 'person';

function isSetBack(
  { state, differences }: DriftResource,
  codified: readonly string[],
): boolean {
  if (state === 'missing') return true;
  if (state !== 'drifted' && state !== 'ignored') return false;
  return differences.some(
    each => counts(each) && !codified.includes(each.path),
  );
}

/**
 * Ids of the resources of an application that Argo CD sets back as it brings out the commit: an automated sync brings the
 * whole application to the new revision, once a revision, and deletes what is not in Git where it is told to.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automated-sync-semantics
 */
export function setBackBy(
  { resource, paths }: Pick<DriftCodifyRequest, 'resource' | 'paths'>,
  { automated, autoPrune }: Pick<ApplicationFacts, 'automated' | 'autoPrune'>,
  { resources }: Pick<DriftApplication, 'resources'>,
): string[] {
  if (!automated) return [];
  return resources
    .filter(
      each =>
        isSetBack(each, each.id === resource ? paths : []) ||
        (autoPrune && each.state === 'extra'),
    )
    .map(({ id }) => id);
}
