import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import type {
  AcceleratorQuotaView,
  NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { useTexts } from '../useTexts';
import { quotaDocumentOf } from './annotations';
import { requestUrl } from './requestUrl';
import { devicesText } from './texts';

interface RequestMoreProps {
  cluster: { name: string };
  namespace: NamespaceQuotaView;
  accelerator: AcceleratorQuotaView;
}

/** Leads to the template that changes the quota, filled in; nothing where no file is known that holds the quota. */
export const RequestMore = (props: RequestMoreProps) => {
  const t = useTexts();
  const { entity } = useEntity();
  const { cluster, namespace, accelerator } = props;
  const documentUrl = quotaDocumentOf(entity);
  if (!documentUrl) return null;
  const url = requestUrl(
    {
      entityRef: stringifyEntityRef(entity),
      cluster: cluster.name,
      namespace: namespace.namespace,
      documentUrl,
    },
    accelerator,
    namespace,
  );
  return (
    <ButtonLink
      href={url}
      size="small"
      variant="secondary"
      aria-label={t('gpuQuota.requestMoreOf', {
        title: devicesText(t, accelerator),
      })}
    >
      {t('gpuQuota.requestMore')}
    </ButtonLink>
  );
};
