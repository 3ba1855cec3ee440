import { lazy, Suspense } from 'react';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { AiPlatformClient } from './api/AiPlatformClient';
import { aiPlatformApiRef } from './api/aiPlatformApi';
import { METADATA_FIELD, SPEC_FIELD } from './fields/names';
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

/**
 * The same plugin for apps on the old frontend system.
 *
 * @public
 */
export const aiPlatformPlugin = createPlugin({
  id: 'ai-platform',
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
