import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import plugin from '..';
import { aiPlatformApiRef, type AiPlatformApi } from '../api/aiPlatformApi';
import { anApi } from './anApi';

/** A component that says where it lives and where its quota is written. */
export function aQuotaEntity(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'defect-detector',
      namespace: 'default',
      annotations: annotations ?? {
        'backstage.io/kubernetes-namespace': 'vision',
        'ai-platform/quota-document':
          'https://git.example.com/config/blob/main/quota.yaml',
      },
    },
    spec: { type: 'service' },
  };
}

/** An API that answers with the views in turn and goes on with the last; an error is thrown. */
export function quotaApi(...answers: (GpuQuotaView | Error)[]) {
  const getGpuQuota = jest.fn<
    Promise<GpuQuotaView>,
    Parameters<AiPlatformApi['getGpuQuota']>
  >();
  answers.forEach((answer, index) => {
    const last = index === answers.length - 1;
    const give = async () => {
      if ('headline' in answer) return answer;
      throw answer;
    };
    if (last) getGpuQuota.mockImplementation(give);
    else getGpuQuota.mockImplementationOnce(give);
  });
  return anApi({ getGpuQuota });
}

interface RenderQuotaOptions {
  entity?: Entity;
  /** What the catalog has besides. */
  entities?: Entity[];
  api: AiPlatformApi;
}

const EXTENSIONS = {
  card: 'entity-card:ai-platform/gpu-quota',
  tab: 'entity-content:ai-platform/gpu-quota',
} as const;

/** Shows the card or the tab on the page of an entity, as the plugin brings it. */
export function renderQuota(
  part: keyof typeof EXTENSIONS,
  { entity = aQuotaEntity(), entities = [], api }: RenderQuotaOptions,
) {
  const { container, unmount } = renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      plugin.getExtension(EXTENSIONS[part]),
    ],
    apis: [
      [aiPlatformApiRef, api],
      catalogApiMock({ entities: [entity, ...entities] }),
    ],
  });
  return { container, unmount, user: userEvent.setup() };
}
