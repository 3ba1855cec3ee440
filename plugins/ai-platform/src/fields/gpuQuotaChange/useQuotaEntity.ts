import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { quotaDocumentOf } from '../../quota/annotations';

/** What the catalog says of the quota of an entity. */
export interface QuotaEntityFacts {
  stage?: string;
  documentUrl?: string;
}

/** The stage of an entity and where its quota lies; undefined until the catalog has answered, or where it does not. */
export function useQuotaEntity(
  entityRef: string,
): QuotaEntityFacts | undefined {
  const catalog = useApi(catalogApiRef);
  const { value } = useAsync(async () => {
    const entity = await catalog.getEntityByRef(entityRef);
    return (
      entity && {
        stage: entity.metadata.annotations?.[ANNOTATIONS.stage],
        documentUrl: quotaDocumentOf(entity),
      }
    );
  }, [catalog, entityRef]);
  return value;
}
