import { lazy, Suspense, useDeferredValue, useEffect, useRef } from 'react';
import { Box, Skeleton } from '@backstage/ui';
import { useFormDocument } from '../../document/FormDocument';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { useRefusal } from '../useRefusal';
import { BudgetSection } from './BudgetSection';
import { DeliverySection } from './DeliverySection';
import { KubernetesSection } from './KubernetesSection';
import { NetworkSection } from './NetworkSection';
import { PoolsSection } from './PoolsSection';
import { Questions } from './Questions';
import { ServicesSection } from './ServicesSection';
import { startingSpec } from './startingSpec';

const Preview = lazy(() =>
  import('../../preview/Preview').then(module => ({ default: module.Preview })),
);

/** Answers once, when the page opens, what has a sensible first answer and none yet. */
function useStartingAnswers() {
  const { document, complete, set } = useFormDocument();
  const isOpened = useRef(false);
  useEffect(() => {
    // Only when the page opens: whoever clears an answer later wants it cleared.
    if (isOpened.current) return;
    isOpened.current = true;
    const spec = startingSpec({ document, complete });
    if (spec !== document.spec) set(['spec'], spec);
  }, [document, complete, set]);
}

const Sections = () => {
  const { filled } = useFormDocument();
  if (!filled) return null;
  return (
    <div className={styles.sections}>
      <PoolsSection filled={filled} />
      <ServicesSection filled={filled} />
      <DeliverySection filled={filled} />
      <BudgetSection filled={filled} />
      <NetworkSection filled={filled} />
      <KubernetesSection filled={filled} />
    </div>
  );
};

/** The preview follows the document as soon as nothing more urgent is left to do. */
const LivePreview = () => {
  const t = useTexts();
  const { complete } = useFormDocument();
  const deferred = useDeferredValue(complete);
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={t('preview.loading')}>
          <Skeleton width="100%" height={320} />
        </div>
      }
    >
      <Preview document={deferred} />
    </Suspense>
  );
};

/** What an environment is: the second page of the form, with its files beside it. */
export const SpecForm = () => {
  useStartingAnswers();
  const root = useRefusal();
  return (
    <Box bg="neutral" className={styles.workbench}>
      <div className={styles.columns}>
        <div ref={root} className={styles.page}>
          <Questions />
          <Sections />
        </div>
        <div className={styles.aside}>
          <LivePreview />
        </div>
      </div>
    </Box>
  );
};
