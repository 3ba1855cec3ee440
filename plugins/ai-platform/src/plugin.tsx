import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { ENVIRONMENT_ENTITY_TYPE } from '@flagstone/backstage-plugin-ai-platform-common';
import { AiPlatformClient } from './api/AiPlatformClient';
import { aiPlatformApiRef } from './api/aiPlatformApi';
import { TAB_PATH } from './quota/tabPath';

const aiPlatformApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: aiPlatformApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new AiPlatformClient(apis),
    }),
});

const environmentCard = EntityCardBlueprint.make({
  name: 'environment',
  params: {
    type: 'content',
    filter: { kind: 'resource', 'spec.type': ENVIRONMENT_ENTITY_TYPE },
    loader: async () => {
      const { EnvironmentCard } = await import(
        './cards/environment/EnvironmentCard'
      );
      return <EnvironmentCard />;
    },
  },
});

const exists = { $exists: true };
const hasNamespace = {
  'metadata.annotations.backstage.io/kubernetes-namespace': exists,
};
const hasKubernetesId = {
  'metadata.annotations.backstage.io/kubernetes-id': exists,
};
const hasWorkspace = { 'metadata.annotations.ai-platform/workspace': exists };

/** As `isGpuQuotaAvailable` says it: entities of any kind that say where in Kubernetes they live. */
const gpuQuotaFilter = { $any: [hasNamespace, hasKubernetesId, hasWorkspace] };

const gpuQuotaCard = EntityCardBlueprint.make({
  name: 'gpu-quota',
  params: {
    type: 'content',
    filter: gpuQuotaFilter,
    loader: async () => {
      const { GpuQuotaCard } = await import('./cards/gpuQuota/GpuQuotaCard');
      return <GpuQuotaCard />;
    },
  },
});

const gpuQuotaContent = EntityContentBlueprint.make({
  name: 'gpu-quota',
  params: {
    path: TAB_PATH,
    title: 'GPU quota',
    group: 'deployment',
    filter: gpuQuotaFilter,
    loader: async () => {
      const { GpuQuotaContent } = await import(
        './tabs/gpuQuota/GpuQuotaContent'
      );
      return <GpuQuotaContent />;
    },
  },
});

const metadataField = FormFieldBlueprint.make({
  name: 'environment-metadata',
  params: {
    field: async () =>
      (await import('./fields/metadata/formField')).metadataFormField,
  },
});

const specField = FormFieldBlueprint.make({
  name: 'environment-spec',
  params: {
    field: async () => (await import('./fields/spec/formField')).specFormField,
  },
});

const quotaChangeField = FormFieldBlueprint.make({
  name: 'gpu-quota-change',
  params: {
    field: async () =>
      (await import('./fields/gpuQuotaChange/formField')).quotaChangeFormField,
  },
});

/**
 * The AI platform in the new frontend system: form fields of the golden paths, and cards for what they create.
 *
 * @public
 */
export const aiPlatformPlugin = createFrontendPlugin({
  pluginId: 'ai-platform',
  title: 'AI platform',
  info: { packageJson: () => import('../package.json') },
  extensions: [
    aiPlatformApi,
    environmentCard,
    gpuQuotaCard,
    gpuQuotaContent,
    metadataField,
    specField,
    quotaChangeField,
  ],
});
