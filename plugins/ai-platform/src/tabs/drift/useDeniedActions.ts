import { useMemo } from 'react';
import { useEntityPermission } from '@backstage/plugin-catalog-react/alpha';
import { driftPermissions } from '@flagstone/backstage-plugin-ai-platform-common';
import type { DriftAction } from './actionRequest';

/** What this person may not do on this entity; nothing while it is not known, for the backend decides anyway. */
export function useDeniedActions(): ReadonlySet<DriftAction> {
  const revert = useEntityPermission(driftPermissions.revert);
  const codify = useEntityPermission(driftPermissions.codify);
  const ignore = useEntityPermission(driftPermissions.ignore);
  return useMemo(() => {
    const answers = { revert, codify, ignore };
    const actions = Object.keys(answers) as DriftAction[];
    return new Set(
      actions.filter(action => {
        const { loading, allowed, error } = answers[action];
        return !loading && !allowed && !error;
      }),
    );
  }, [revert, codify, ignore]);
}
