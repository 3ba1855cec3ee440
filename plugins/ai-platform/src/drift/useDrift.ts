import { useCallback, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  isRunningPhase,
  type DriftView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformApiRef } from '../api/aiPlatformApi';
import { usePolled, type Polled } from '../shared/usePolled';

/** What is known of an entity's drift, kept up to date. */
export interface PolledDrift extends Polled<DriftView> {
  entityRef: string;
  /** Asks every second while something that was started here is under way. */
  hurry(isHurried: boolean): void;
}

/** Whether a first look or an operation is under way, so that the next answer will be another. */
function isMoving({ applications, workspaces, problems }: DriftView): boolean {
  const codes = [...applications, ...workspaces]
    .flatMap(source => source.problems)
    .concat(problems.map(({ problem }) => problem))
    .map(({ code }) => code);
  return (
    codes.includes('starting') ||
    applications.some(({ operation }) => isRunningPhase(operation?.phase))
  );
}

/** Reads the drift of an entity as long as it is looked at; the component is mounted anew for another entity. */
export function useDrift(entityRef: string): PolledDrift {
  const api = useApi(aiPlatformApiRef);
  const read = useCallback(
    (signal: AbortSignal) => api.getDrift(entityRef, { signal }),
    [api, entityRef],
  );
  const isHurried = useRef(false);
  const isSoon = useCallback(
    (view: DriftView) => isHurried.current || isMoving(view),
    [],
  );
  const hurry = useCallback((hurried: boolean) => {
    isHurried.current = hurried;
  }, []);
  return { ...usePolled({ read, isMoving: isSoon }), entityRef, hurry };
}
