import { lazy, memo, Suspense, useDeferredValue, useEffect } from 'react';
import { Box, Skeleton } from '@backstage/ui';
import { useForm, useFormStore } from '../../document/FormDocument';
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
  const store = useFormStore();
  useEffect(() => {
    const { document, complete } = store.get();
    const spec = startingSpec({ document, complete });
    if (spec !== document.spec) store.change(['spec'], spec);
  }, [store]);
}

const Sections = () => (
  <div className={styles.sections}>
    <PoolsSection />
    <ServicesSection />
    <DeliverySection />
    <BudgetSection />
    <NetworkSection />
    <KubernetesSection />
  </div>
);

/** The preview follows the document as soon as nothing more urgent is left to do. */
const LivePreview = () => {
  const t = useTexts();
  const complete = useForm(form => form.complete);
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
export const SpecForm = memo(() => {
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
});
