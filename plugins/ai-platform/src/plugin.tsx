import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { ENVIRONMENT_ENTITY_TYPE } from '@flagstone/backstage-plugin-ai-platform-common';
import { AiPlatformClient } from './api/AiPlatformClient';
import { aiPlatformApiRef } from './api/aiPlatformApi';

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

/**
 * The AI platform in the new frontend system: form fields of the golden paths, and cards for what they create.
 *
 * @public
 */
export const aiPlatformPlugin = createFrontendPlugin({
  pluginId: 'ai-platform',
  title: 'AI platform',
  info: { packageJson: () => import('../package.json') },
  extensions: [aiPlatformApi, environmentCard, metadataField, specField],
});
