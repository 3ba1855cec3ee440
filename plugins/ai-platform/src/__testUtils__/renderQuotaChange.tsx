import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformApiRef } from '../api/aiPlatformApi';
import { QuotaChangeField } from '../fields/gpuQuotaChange/QuotaChangeField';
import { validateAmount } from '../fields/gpuQuotaChange/validation';
import { QUOTA_CHANGE_FIELD } from '../fields/names';

/** The component that the form is about. */
export const ENTITY_REF = 'component:default/defect-detector';

const text = { type: 'string' };
const manifest = {
  title: 'GPU quota',
  steps: [
    {
      title: 'Whose quota',
      schema: { required: ['entityRef'], properties: { entityRef: text } },
    },
    {
      title: 'What is to change',
      schema: {
        'ui:field': QUOTA_CHANGE_FIELD,
        required: ['namespace', 'resource', 'amount', 'reason'],
        properties: {
          ...{ cluster: text, namespace: text, resource: text, flavor: text },
          amount: {
            ...{ type: ['string', 'number'], 'ui:field': QUOTA_CHANGE_FIELD },
          },
          reason: { ...text, minLength: 10, maxLength: 500 },
          documentUrl: text,
          observed: { type: 'object' },
        },
      },
    },
  ],
};

const extensions = [
  {
    name: QUOTA_CHANGE_FIELD,
    component: QuotaChangeField,
    validation: validateAmount,
  },
];

interface Options {
  /** What the form holds when it opens, beside the component. */
  formData?: Record<string, string>;
  /** What the backend answers. */
  answer: () => Promise<GpuQuotaView>;
  annotations?: Record<string, string>;
  /** `aiPlatform.quota.limits`. */
  limits?: Record<string, Record<string, number>>;
}

/** Shows the page on which somebody asks for another quota, as the scaffolder does. */
export async function renderQuotaChange(options: Options) {
  const { formData = {}, answer, annotations, limits = {} } = options;
  const user = userEvent.setup();
  const onCreate = jest.fn();
  const entity = {
    ...{ apiVersion: 'backstage.io/v1alpha1', kind: 'Component' },
    metadata: {
      ...{ name: 'defect-detector', namespace: 'default' },
      annotations: annotations ?? {
        'ai-platform/stage': 'dev',
        'ai-platform/quota-document':
          'https://github.com/acme/config/blob/main/quota.yaml',
      },
    },
  };
  renderInTestApp(
    <SecretsContextProvider>
      <Stepper
        manifest={manifest}
        extensions={extensions}
        initialState={{ entityRef: ENTITY_REF, ...formData }}
        onCreate={async values => onCreate(values)}
      />
    </SecretsContextProvider>,
    {
      config: { aiPlatform: { quota: { limits } } },
      apis: [
        [aiPlatformApiRef, { getGpuQuota: answer }] as const,
        catalogApiMock({ entities: [entity] }),
        mockApis.identity(),
      ],
    },
  );
  const next = async () =>
    user.click(await screen.findByRole('button', { name: /Next|Review/ }));
  /** What would be posted, once the form lets one go on. */
  const create = async () => {
    await next();
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    return onCreate.mock.calls[0][0];
  };
  await next();
  return { user, next, create };
}
