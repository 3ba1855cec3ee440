import type { ReactNode } from 'react';
import { Flex } from '@backstage/ui';
import { FaultNote } from './FaultNote';
import type { Asked } from './faultTexts';
import type { Polled } from './usePolled';
import { ViewSkeleton } from './ViewSkeleton';

interface LiveViewProps<View> {
  /** Names the region of the page. */
  title: string;
  asked: Asked;
  live: Polled<View>;
  children(view: View): ReactNode;
}

/** Shows a view, that it is being read, or why it cannot be; what was read last stays when asking again fails. */
export const LiveView = <View,>(props: LiveViewProps<View>) => {
  const { title, asked, live, children } = props;
  const { view, fault, retry } = live;
  if (view === undefined && !fault) return <ViewSkeleton what={asked.what} />;
  return (
    <section aria-label={title}>
      <Flex direction="column" gap="4">
        {fault && (
          <FaultNote
            fault={fault}
            asked={asked}
            keepsView={view !== undefined}
            onRetry={retry}
          />
        )}
        {view !== undefined && children(view)}
      </Flex>
    </section>
  );
};
