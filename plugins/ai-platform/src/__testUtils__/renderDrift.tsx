import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  DriftRows,
  DriftView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import plugin from '..';
import { aiPlatformApiRef, type AiPlatformApi } from '../api/aiPlatformApi';
import { anApi } from './anApi';

/** A component that names its application. */
export function aDriftEntity(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'fraud-detector',
      namespace: 'default',
      annotations: annotations ?? { 'argocd/app-name': 'fraud-detector' },
    },
    spec: { type: 'service' },
  };
}

/** Answers in turn and goes on with the last; an error is thrown. */
function inTurn<Answer extends object>(answers: readonly (Answer | Error)[]) {
  const answer = jest.fn<Promise<Answer>, unknown[]>();
  answers.forEach((each, index) => {
    const give = async () => {
      if (each instanceof Error) throw each;
      return each;
    };
    if (index === answers.length - 1) answer.mockImplementation(give);
    else answer.mockImplementationOnce(give);
  });
  return answer;
}

/** An API that gives the views in turn. */
export function driftApi(...answers: (DriftView | Error)[]) {
  return anApi({ getDrift: inTurn(answers) });
}

/** An API that gives the rows of all entities. */
export function rowsApi(...answers: (DriftRows | Error)[]) {
  return anApi({ getDriftRows: inTurn(answers) });
}

const EXTENSIONS = {
  card: 'entity-card:ai-platform/drift',
  tab: 'entity-content:ai-platform/drift',
} as const;

/** Shows the card or the tab on the page of an entity, as the plugin brings it. */
export function renderDrift(
  part: keyof typeof EXTENSIONS,
  {
    api,
    entity = aDriftEntity(),
    denied = [],
  }: {
    api: AiPlatformApi;
    entity?: Entity;
    /** Names of permissions that the person lacks. */
    denied?: readonly string[];
  },
) {
  const { container, unmount } = renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      plugin.getExtension(EXTENSIONS[part]),
    ],
    apis: [
      [aiPlatformApiRef, api],
      catalogApiMock({ entities: [entity] }),
      mockApis.permission({
        authorize: ({ permission }) =>
          denied.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    ],
  });
  return {
    ...{ container, unmount },
    user: userEvent.setup({ advanceTimers: jest.advanceTimersByTime }),
  };
}
