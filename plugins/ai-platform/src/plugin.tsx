import {
  ApiBlueprint,
  createFrontendPlugin,
  createRouteRef,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiGitMergeLine } from '@remixicon/react';
import { ENVIRONMENT_ENTITY_TYPE } from '@flagstone/backstage-plugin-ai-platform-common';
import { AiPlatformClient } from './api/AiPlatformClient';
import { aiPlatformApiRef } from './api/aiPlatformApi';
import { TAB_PATH as DRIFT_PATH } from './drift/tabPath';
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

const hasAppName = { 'metadata.annotations.argocd/app-name': exists };
const hasAppSelector = { 'metadata.annotations.argocd/app-selector': exists };
const hasTerraform = { 'metadata.annotations.terraform/workspaces': exists };
/** As `isDriftAvailable` says it: entities of any kind that name an application, a Terraform workspace or themselves. */
const driftFilter = {
  $any: [hasAppName, hasAppSelector, hasTerraform, hasKubernetesId],
};

const driftCard = EntityCardBlueprint.make({
  name: 'drift',
  params: {
    type: 'content',
    filter: driftFilter,
    loader: async () => {
      const { DriftCard } = await import('./cards/drift/DriftCard');
      return <DriftCard />;
    },
  },
});

const driftContent = EntityContentBlueprint.make({
  name: 'drift',
  params: {
    path: DRIFT_PATH,
    title: 'Drift',
    group: 'deployment',
    filter: driftFilter,
    loader: async () => {
      const { DriftContent } = await import('./tabs/drift/DriftContent');
      return <DriftContent />;
    },
  },
});

const driftRouteRef = createRouteRef();

const driftPage = PageBlueprint.make({
  name: 'drift',
  params: {
    path: '/drift',
    title: 'Drift',
    icon: <RiGitMergeLine size={20} />,
    routeRef: driftRouteRef,
    loader: async () => {
      const { DriftPage } = await import('./pages/drift/DriftPage');
      return <DriftPage />;
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
  routes: { drift: driftRouteRef },
  info: { packageJson: () => import('../package.json') },
  extensions: [
    aiPlatformApi,
    environmentCard,
    gpuQuotaCard,
    gpuQuotaContent,
    driftCard,
    driftContent,
    driftPage,
    metadataField,
    specField,
    quotaChangeField,
  ],
});
