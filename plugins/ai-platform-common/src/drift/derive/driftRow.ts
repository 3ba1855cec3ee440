import type { DriftRows } from '../../view/driftRows';
import type { DriftView } from '../../view/driftView';
import type { DriftSource } from '../../view/driftVocabulary';
import { isoOf } from './times';

/** One line of the roll-up page. @public */
export type DriftRow = DriftRows['rows'][number];

/** Whose drift it is. @public */
export type DriftRowEntity = Pick<
  DriftRow,
  'entityRef' | 'title' | 'owner' | 'system' | 'type'
>;

function severityOf({ counts }: DriftView): Pick<DriftRow, 'severity'> {
  if (counts.security > 0) return { severity: 'security' };
  if (counts.capacity > 0) return { severity: 'capacity' };
  return counts.cosmetic > 0 ? { severity: 'cosmetic' } : {};
}

function sourcesOf({ applications, workspaces }: DriftView): DriftSource[] {
  const sources = new Set<DriftSource>(
    applications.map(({ source }) => source),
  );
  if (workspaces.length > 0) sources.add('terraform');
  return [...sources];
}

/**
 * The line of an entity on the roll-up page. `observedAt` is when it was looked at, in milliseconds since 1970.
 * @public
 */
export function driftRow(
  view: DriftView,
  { entityRef, title, owner, system, type }: DriftRowEntity,
  observedAt?: number,
): DriftRow {
  const { since } = view.headline;
  return {
    entityRef,
    ...(title && { title }),
    ...(owner && { owner }),
    ...(system && { system }),
    ...(type && { type }),
    state: view.state,
    ...severityOf(view),
    sources: sourcesOf(view),
    fields: view.counts.fields,
    resources: view.counts.resources,
    ignored: view.counts.ignored,
    ...(since && { since }),
    ...(observedAt !== undefined && { observedAt: isoOf(observedAt) }),
  };
}
