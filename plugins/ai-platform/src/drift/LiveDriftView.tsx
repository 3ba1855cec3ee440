import type { ReactNode } from 'react';
import {
  driftPermissions,
  type DriftView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { LiveView } from '../shared/LiveView';
import { useTexts } from '../useTexts';
import type { PolledDrift } from './useDrift';

/** What is shown, of whom, and how to look again at once. */
export interface LiveDrift {
  entityRef: string;
  view: DriftView;
  refresh(): void;
  /** Asks every second while something that was started here is under way. */
  hurry(isHurried: boolean): void;
}

interface LiveDriftViewProps {
  drift: PolledDrift;
  children(live: LiveDrift): ReactNode;
}

/** Shows an entity's drift, that it is being read, or why it cannot be. */
export const LiveDriftView = ({ drift, children }: LiveDriftViewProps) => {
  const t = useTexts();
  const { entityRef, hurry, retry } = drift;
  const asked = {
    what: t('drift.what'),
    permission: driftPermissions.read.name,
  };
  return (
    <LiveView title={t('drift.title')} asked={asked} live={drift}>
      {view => children({ entityRef, view, refresh: retry, hurry })}
    </LiveView>
  );
};
