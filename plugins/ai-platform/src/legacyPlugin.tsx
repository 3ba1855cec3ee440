import { lazy, Suspense } from 'react';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  createRouteRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { AiPlatformClient } from './api/AiPlatformClient';
import { aiPlatformApiRef } from './api/aiPlatformApi';
import { validateAmount } from './fields/gpuQuotaChange/validation';
import { METADATA_FIELD, QUOTA_CHANGE_FIELD, SPEC_FIELD } from './fields/names';
import { validateMetadata, validateSpec } from './fields/validation';

const MetadataField = lazy(() =>
  import('./fields/metadata/MetadataField').then(module => ({
    default: module.MetadataField,
  })),
);

const SpecField = lazy(() =>
  import('./fields/spec/SpecField').then(module => ({
    default: module.SpecField,
  })),
);

const QuotaChangeField = lazy(() =>
  import('./fields/gpuQuotaChange/QuotaChangeField').then(module => ({
    default: module.QuotaChangeField,
  })),
);

const gpuQuotaRouteRef = createRouteRef({ id: 'ai-platform:gpu-quota' });
const driftRouteRef = createRouteRef({ id: 'ai-platform:drift' });
const driftPageRouteRef = createRouteRef({ id: 'ai-platform:drift-page' });

/**
 * The same plugin for apps on the old frontend system.
 *
 * @public
 */
export const aiPlatformPlugin = createPlugin({
  id: 'ai-platform',
  routes: {
    gpuQuota: gpuQuotaRouteRef,
    drift: driftRouteRef,
    driftPage: driftPageRouteRef,
  },
  apis: [
    createApiFactory({
      api: aiPlatformApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new AiPlatformClient(apis),
    }),
  ],
});

/**
 * The form field on `metadata`; place it among the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const AiEnvironmentMetadataFieldExtension = aiPlatformPlugin.provide(
  createScaffolderFieldExtension({
    name: METADATA_FIELD,
    component: (props: FieldExtensionComponentProps<unknown>) => (
      <Suspense>
        <MetadataField {...props} />
      </Suspense>
    ),
    validation: validateMetadata,
  }),
);

/**
 * The form field on `spec`; place it among the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const AiEnvironmentSpecFieldExtension = aiPlatformPlugin.provide(
  createScaffolderFieldExtension({
    name: SPEC_FIELD,
    component: (props: FieldExtensionComponentProps<unknown>) => (
      <Suspense>
        <SpecField {...props} />
      </Suspense>
    ),
    validation: validateSpec,
  }),
);

/**
 * The form field that asks for another GPU quota; place it among the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const GpuQuotaChangeFieldExtension = aiPlatformPlugin.provide(
  createScaffolderFieldExtension({
    name: QUOTA_CHANGE_FIELD,
    component: (props: FieldExtensionComponentProps<unknown>) => (
      <Suspense>
        <QuotaChangeField {...props} />
      </Suspense>
    ),
    validation: validateAmount,
  }),
);

/**
 * The card on the page of an AI environment.
 *
 * @public
 */
export const EntityAiEnvironmentCard = aiPlatformPlugin.provide(
  createComponentExtension({
    name: 'EntityAiEnvironmentCard',
    component: {
      lazy: async () =>
        (await import('./cards/environment/EnvironmentCard')).EnvironmentCard,
    },
  }),
);

/**
 * The card on how many accelerators an entity may use, uses and waits for.
 *
 * @public
 */
export const EntityGpuQuotaCard = aiPlatformPlugin.provide(
  createComponentExtension({
    name: 'EntityGpuQuotaCard',
    component: {
      lazy: async () =>
        (await import('./cards/gpuQuota/GpuQuotaCard')).GpuQuotaCard,
    },
  }),
);

/**
 * The tab with everything about an entity's GPU quota; the card links to it at the path `/gpu-quota`.
 *
 * @public
 */
export const EntityGpuQuotaContent = aiPlatformPlugin.provide(
  createRoutableExtension({
    name: 'EntityGpuQuotaContent',
    component: async () =>
      (await import('./tabs/gpuQuota/GpuQuotaContent')).GpuQuotaContent,
    mountPoint: gpuQuotaRouteRef,
  }),
);

/**
 * The card on what differs from Git and the Terraform code.
 *
 * @public
 */
export const EntityDriftCard = aiPlatformPlugin.provide(
  createComponentExtension({
    name: 'EntityDriftCard',
    component: {
      lazy: async () => (await import('./cards/drift/DriftCard')).DriftCard,
    },
  }),
);

/**
 * The tab with everything about an entity's drift; the card links to it at the path `/drift`.
 *
 * @public
 */
export const EntityDriftContent = aiPlatformPlugin.provide(
  createRoutableExtension({
    name: 'EntityDriftContent',
    component: async () =>
      (await import('./tabs/drift/DriftContent')).DriftContent,
    mountPoint: driftRouteRef,
  }),
);

/**
 * The page on the drift of every entity that the user may see.
 *
 * @public
 */
export const DriftPage = aiPlatformPlugin.provide(
  createRoutableExtension({
    name: 'DriftPage',
    component: async () =>
      (await import('./pages/drift/LegacyDriftPage')).LegacyDriftPage,
    mountPoint: driftPageRouteRef,
  }),
);
