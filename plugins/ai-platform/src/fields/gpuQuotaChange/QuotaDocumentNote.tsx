import { Alert, Link, Text } from '@backstage/ui';
import { ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { safeUrl } from '../../shared/safeUrl';
import { useTexts } from '../../useTexts';
import type { QuotaEntityFacts } from './useQuotaEntity';

/** Where the quota lies in Git, or that nobody has said. */
export const QuotaDocumentNote = ({
  entityRef,
  entity,
}: {
  entityRef: string;
  entity?: QuotaEntityFacts;
}) => {
  const t = useTexts();
  if (!entity) return null;
  const url = safeUrl(entity.documentUrl);
  if (url) {
    return (
      <Text as="p" variant="body-medium">
        <Link href={url} target="_blank" rel="noopener">
          {t('gpuQuotaChange.document')}
        </Link>
      </Text>
    );
  }
  if (entity.documentUrl) return null;
  return (
    <Alert
      status="danger"
      icon
      title={t('gpuQuotaChange.noDocument')}
      description={t('gpuQuotaChange.noDocumentRemedy', {
        ...{ annotation: ANNOTATIONS.quotaDocument, entityRef },
      })}
    />
  );
};
