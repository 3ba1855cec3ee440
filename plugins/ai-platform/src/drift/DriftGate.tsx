import { useCallback, useRef, type ReactNode } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  driftPermissions,
  ECOSYSTEM_ANNOTATIONS,
  type DriftView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformApiRef } from '../api/aiPlatformApi';
import { LiveView } from '../shared/LiveView';
import { usePolled } from '../shared/usePolled';
import { useTexts } from '../useTexts';
import { isDriftAvailable } from './annotations';
import { ANNOTATION_DOCS_URL } from './links';

/** What is shown, of whom, and how to look again at once. */
export interface LiveDrift {
  entityRef: string;
  view: DriftView;
  refresh(): void;
  /** Asks every second while something that was started here is under way. */
  hurry(isHurried: boolean): void;
}

interface DriftGateProps {
  children(live: LiveDrift): ReactNode;
}

const MOVING = ['running', 'terminating'];

/** Whether a first look or an operation is under way, so that the next answer will be another. */
function isMoving({ applications, workspaces, problems }: DriftView): boolean {
  const codes = [...applications, ...workspaces]
    .flatMap(source => source.problems)
    .concat(problems.map(({ problem }) => problem))
    .map(({ code }) => code);
  return (
    codes.includes('starting') ||
    applications.some(({ operation }) =>
      MOVING.includes(operation?.phase ?? ''),
    )
  );
}

const Live = ({
  entityRef,
  children,
}: DriftGateProps & { entityRef: string }) => {
  const t = useTexts();
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
  const live = usePolled({ read, isMoving: isSoon });
  const asked = {
    what: t('drift.what'),
    permission: driftPermissions.read.name,
  };
  return (
    <LiveView title={t('drift.title')} asked={asked} live={live}>
      {view => children({ entityRef, view, refresh: live.retry, hurry })}
    </LiveView>
  );
};

/** Shows an entity's drift, or why there is none to show. */
export const DriftGate = ({ children }: DriftGateProps) => {
  const { entity } = useEntity();
  if (!isDriftAvailable(entity)) {
    return (
      <MissingAnnotationEmptyState
        annotation={ECOSYSTEM_ANNOTATIONS.argocdAppName}
        readMoreUrl={ANNOTATION_DOCS_URL}
      />
    );
  }
  const entityRef = stringifyEntityRef(entity);
  return (
    <Live key={entityRef} entityRef={entityRef}>
      {children}
    </Live>
  );
};
