import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { useTexts } from '../useTexts';

/** Leads from a card to the tab of the same entity that holds the rest. */
export const DetailsLink = ({ tab }: { tab: string }) => {
  const t = useTexts();
  const { entity } = useEntity();
  const entityRoute = useRouteRef(entityRouteRef);
  const page = entityRoute(entityRouteParams(entity, { encodeParams: true }));
  return (
    <ButtonLink
      href={`${page.replace(/\/$/, '')}/${tab}`}
      size="small"
      variant="tertiary"
    >
      {t('view.details')}
    </ButtonLink>
  );
};
