import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { drift } from './messages/drift';
import { driftActions } from './messages/driftActions';
import { driftPage } from './messages/driftPage';
import { driftSources } from './messages/driftSources';
import { driftTab } from './messages/driftTab';
import { environmentCard } from './messages/environmentCard';
import { form } from './messages/form';
import { gpuQuota } from './messages/gpuQuota';
import { gpuQuotaChange } from './messages/gpuQuotaChange';
import { gpuQuotaFindings } from './messages/gpuQuotaFindings';
import { gpuQuotaSources } from './messages/gpuQuotaSources';
import { gpuQuotaTab } from './messages/gpuQuotaTab';
import { metadata } from './messages/metadata';
import { pools } from './messages/pools';
import { preview } from './messages/preview';
import { questions } from './messages/questions';
import { sections } from './messages/sections';
import { view } from './messages/view';

/**
 * Every text of the plugin, for translation into other languages. Faults and warnings are the core's.
 *
 * @public
 */
export const aiPlatformTranslationRef = createTranslationRef({
  id: 'plugin.ai-platform',
  messages: {
    drift,
    driftActions,
    driftPage,
    driftSources,
    driftTab,
    environmentCard,
    form,
    gpuQuota,
    gpuQuotaChange,
    gpuQuotaFindings,
    gpuQuotaSources,
    gpuQuotaTab,
    metadata,
    pools,
    preview,
    questions,
    sections,
    view,
  },
});
