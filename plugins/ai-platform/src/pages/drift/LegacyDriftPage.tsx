import { PluginHeader } from '@backstage/ui';
import { useTexts } from '../../useTexts';
import { DriftPage } from './DriftPage';

/** The page with a heading of its own: the old frontend system gives it none. */
export const LegacyDriftPage = () => {
  const t = useTexts();
  return (
    <>
      <PluginHeader title={t('driftPage.title')} />
      <DriftPage />
    </>
  );
};
