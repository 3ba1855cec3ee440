import type { ReactNode } from 'react';
import type { DriftView } from '@flagstone/backstage-plugin-ai-platform-common';
import { LiveDriftView } from '../../drift/LiveDriftView';
import { useDrift, type PolledDrift } from '../../drift/useDrift';
import { DriftSummary } from './DriftSummary';

/** Whether the first look is all that there is to tell of. */
function isFirstLook({ applications, workspaces, problems }: DriftView) {
  return (
    applications.length + workspaces.length === 0 &&
    problems.every(({ problem }) => problem.code === 'starting')
  );
}

/** Whether there is something to say: drift, its absence, or that nobody can tell. */
function saysSomething({ view, fault }: PolledDrift): boolean {
  if (!view) return fault !== undefined;
  return view.headline.code !== 'noSource' && !isFirstLook(view);
}

interface FoundDriftProps {
  entityRef: string;
  /** What stands around it. */
  children(content: ReactNode): ReactNode;
}

/** The drift of what Flux was found to keep for an entity; nothing at all where it keeps nothing. */
export const FoundDrift = ({ entityRef, children }: FoundDriftProps) => {
  const drift = useDrift(entityRef);
  if (!saysSomething(drift)) return null;
  return children(
    <LiveDriftView drift={drift}>
      {({ view }) => <DriftSummary view={view} />}
    </LiveDriftView>,
  );
};
