import { Flex, Skeleton } from '@backstage/ui';
import { useTexts } from '../useTexts';

/** What stands in place of a view while it is read for the first time. */
export const ViewSkeleton = ({ what }: { what: string }) => {
  const t = useTexts();
  return (
    <div role="status" aria-label={t('view.loading', { what })}>
      <Flex direction="column" gap="3">
        <Skeleton width="60%" height={24} />
        <Skeleton width="100%" height={12} />
        <Skeleton width="80%" height={12} />
      </Flex>
    </div>
  );
};
