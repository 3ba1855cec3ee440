import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { useTexts } from '../useTexts';

interface DetailsLinkProps {
  /** What the details are about, for those who do not see what stands around the link. */
  subject: string;
  /** Path of the tab. */
  tab: string;
}

/** Leads from a card to the tab of the same entity that holds the rest. */
export const DetailsLink = ({ subject, tab }: DetailsLinkProps) => {
  const t = useTexts();
  const { entity } = useEntity();
  const entityRoute = useRouteRef(entityRouteRef);
  const page = entityRoute(entityRouteParams(entity, { encodeParams: true }));
  return (
    <ButtonLink
      href={`${page.replace(/\/$/, '')}/${tab}`}
      aria-label={t('view.detailsOf', { subject })}
      size="small"
      variant="tertiary"
    >
      {t('view.details')}
    </ButtonLink>
  );
};
