import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { METADATA } from './answers';
import { TemplateForm } from './TemplateForm';

/** A group of the catalog. */
export function aGroup(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [], profile: { displayName } },
  };
}

type AppConfig = NonNullable<Parameters<typeof renderInTestApp>[1]>['config'];

interface RenderFormOptions {
  metadata?: object;
  spec?: object;
  groups?: Entity[];
  /** The user's groups, as entity references. */
  ownGroups?: string[];
  /** The configuration of the app. */
  config?: AppConfig;
}

/** Shows the form of the template to a user. */
export function renderForm(options: RenderFormOptions = {}) {
  const { metadata, spec, groups = [], ownGroups = [], config } = options;
  const user = userEvent.setup();
  const onCreate = jest.fn();
  renderInTestApp(
    <TemplateForm
      formData={JSON.parse(JSON.stringify({ metadata, spec }))}
      onCreate={onCreate}
    />,
    {
      config,
      apis: [
        catalogApiMock({ entities: groups }),
        mockApis.identity({ ownershipEntityRefs: ownGroups }),
      ],
    },
  );
  const next = async () =>
    user.click(await screen.findByRole('button', { name: /Next|Review/ }));
  return { user, onCreate, next };
}

/** Shows the second page of the form, with the preview beside it. */
export async function renderSpecPage(options: RenderFormOptions = {}) {
  const form = renderForm({ metadata: METADATA, ...options });
  await form.next();
  await screen.findByRole('radiogroup', { name: /What is it for/ });
  return form;
}

/** Opens one of the folded sections. */
export async function openSection(
  user: ReturnType<typeof userEvent.setup>,
  name: RegExp,
) {
  await user.click(screen.getByRole('button', { name }));
  await waitFor(() =>
    expect(screen.getByRole('button', { name })).toHaveAttribute(
      'aria-expanded',
      'true',
    ),
  );
}
