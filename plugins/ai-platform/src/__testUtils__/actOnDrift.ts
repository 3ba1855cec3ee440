import { screen } from '@testing-library/react';
import type {
  DriftApplication,
  DriftResource,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { aDriftView, anApplication } from './aDriftView';
import { driftApi, renderDrift } from './renderDrift';

/** The entity whose tab is shown, its application, and the resource of most tests. */
export const ENTITY = 'component:default/fraud-detector';
export const APPLICATION = 'argocd:main:argocd:fraud-detector';
export const DEPLOYMENT = 'apps/Deployment/fraud/fraud-detector';

/** A view of one application with these resources. */
export const viewOf = (
  resources: DriftResource[],
  overrides: Partial<DriftApplication> = {},
) => aDriftView({ applications: [anApplication({ resources, ...overrides })] });

/** Shows the tab, and lets a test press its buttons by name. */
export function show(...views: Parameters<typeof driftApi>) {
  const api = driftApi(...views);
  const { user } = renderDrift('tab', { api });
  const press = async (name: string | RegExp) =>
    user.click(await screen.findByRole('button', { name }));
  return { api, user, press };
}

/** The dialog that is open. */
export const dialog = () => screen.findByRole('dialog');
