import { screen, waitFor } from '@testing-library/react';
import { ResponseError } from '@backstage/errors';
import type { AcceleratorQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import {
  aCluster,
  aGpuQuotaView,
  anAccelerator,
  aNamespace,
  aQueue,
} from '../../__testUtils__/aGpuQuotaView';
import {
  ENTITY_REF,
  renderQuotaChange,
} from '../../__testUtils__/renderQuotaChange';

jest.setTimeout(60_000);

const REASON = 'The new model is trained on four nodes.';
const amount = () => screen.findByRole('textbox', { name: /^New quota/ });
const reason = () => screen.findByRole('textbox', { name: /^Reason/ });

/** A backend that answers with one accelerator, eight of them allowed and six used unless said otherwise. */
function accelerator(overrides: Partial<AcceleratorQuotaView> = {}) {
  const namespace = aNamespace({ accelerators: [anAccelerator(overrides)] });
  const view = aGpuQuotaView({
    clusters: [aCluster({ namespaces: [namespace] })],
  });
  return async () => view;
}

function refusal(status: number) {
  const response = {
    ...{ ok: false, status, statusText: 'Refused', url: '' },
    ...{ redirected: false, type: 'basic' as const, bodyUsed: true },
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({
        error: { name: 'NotAllowedError', message: 'no' },
        response: { statusCode: status },
      }),
  };
  return async () => {
    throw await ResponseError.fromResponse(response);
  };
}

describe('the page that asks for another quota', () => {
  it('opens filled in, shows what there is, and posts what is written', async () => {
    const { user, create } = await renderQuotaChange({
      answer: accelerator(),
      formData: {
        ...{ cluster: 'sandbox', namespace: 'vision', amount: '16' },
        resource: 'nvidia.com/gpu',
      },
    });

    expect(await amount()).toHaveValue('16');
    expect(
      screen.getByRole('img', {
        name: 'NVIDIA H100: 6 used, 8 allowed, 2 free',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'The nodes have 32 in all and 10 free; a pod gets at most 8.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'The nodes could serve it: 10 are free, and 10 more may be used.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /The quota in Git/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/acme/config/blob/main/quota.yaml',
    );

    await user.type(await reason(), REASON);
    expect(await create()).toEqual({
      ...{ entityRef: ENTITY_REF, cluster: 'sandbox', namespace: 'vision' },
      ...{ resource: 'nvidia.com/gpu', amount: '16', reason: REASON },
      observed: {
        ...{ used: '6', waiting: '0', nodesFree: '10' },
        at: '2026-10-01T10:00:00Z',
      },
    });
  });

  it('chooses what there is to choose where the link says nothing', async () => {
    const { user, create } = await renderQuotaChange({
      answer: accelerator(),
    });

    await user.type(await amount(), '12');
    await user.type(await reason(), REASON);

    expect(await create()).toMatchObject({
      ...{ cluster: 'sandbox', namespace: 'vision' },
      ...{ resource: 'nvidia.com/gpu', amount: '12' },
    });
  });

  it.each<[string, Partial<AcceleratorQuotaView>, string, RegExp]>([
    [
      'it could once others end',
      {},
      '24',
      /^Only once others end: 18 more may be used, and 10 are free/,
    ],
    [
      'it is more than all nodes have',
      {},
      '40',
      /^The nodes cannot serve it: 40 is more than the 32 that all of them have/,
    ],
    [
      'nobody may read what the nodes have',
      { nodes: undefined },
      '16',
      /^Whether the nodes could serve it is not known/,
    ],
    [
      'nobody may read what is free',
      { nodes: { allocatable: '32', count: 4, largest: '8' } },
      '16',
      /^It is within the 32 that the nodes have/,
    ],
    ['it is so already', {}, '8', /^The quota is 8 already/],
    [
      'it is less than what is used',
      {},
      '4',
      /^6 are used now. .* less than 4 are used/,
    ],
    ['it is less', {}, '7', /^This lowers the quota/],
  ])('says while one writes that %s', async (_case, overrides, text, said) => {
    const { user } = await renderQuotaChange({
      answer: accelerator(overrides),
    });

    await user.type(await amount(), text);

    expect(await screen.findByText(said)).toBeInTheDocument();
  });

  it('says what the stage allows', async () => {
    const { user } = await renderQuotaChange({
      answer: accelerator(),
      limits: { dev: { 'nvidia.com/gpu': 12 } },
    });

    expect(
      await screen.findByText('The stage dev allows up to 12.'),
    ).toBeInTheDocument();
    await user.type(await amount(), '16');
    expect(
      await screen.findByText(
        /^It is more than the 12 that the stage dev allows/,
      ),
    ).toBeInTheDocument();
    expect(await amount()).toBeInvalid();
  });

  it('says the strictest limit where nobody has told the stage', async () => {
    await renderQuotaChange({
      ...{ answer: accelerator(), annotations: {} },
      limits: { dev: { 'nvidia.com/gpu': 12 }, prod: { 'nvidia.com/gpu': 64 } },
    });

    expect(
      await screen.findByText(/at most 12 are allowed/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nobody has said where this quota lies in Git'),
    ).toBeInTheDocument();
  });

  it('does not go on with an amount that is none, or without a reason', async () => {
    const { user, next } = await renderQuotaChange({ answer: accelerator() });

    await user.type(await amount(), '16 GPUs');
    expect(await amount()).toHaveAccessibleDescription(
      /"16 GPUs" is no Kubernetes quantity/,
    );
    await user.type(await reason(), 'because');
    await next();
    expect(
      await screen.findByText('Write at least 10 characters.'),
    ).toBeInTheDocument();
    expect(await reason()).toBeInvalid();

    await user.type(await reason(), ' I want them');
    await next();
    expect(await amount()).toBeInTheDocument();
    await user.clear(await amount());
    expect(
      await screen.findByText('New quota is required.'),
    ).toBeInTheDocument();
  });

  it('lets one choose a flavour where a queue limits, and another resource', async () => {
    const queue = aQueue({
      flavors: [
        ...aQueue().flavors,
        { ...aQueue().flavors[0], flavor: 'l4', nominal: '4', borrowed: '0' },
      ],
    });
    const namespace = aNamespace({
      accelerators: [anAccelerator({ limitedBy: 'clusterQueue' })],
      compute: [
        { key: 'requests.memory', hard: '64Gi', used: '32Gi', severity: 'ok' },
      ],
      queues: [queue],
    });
    const { user, create } = await renderQuotaChange({
      answer: async () =>
        aGpuQuotaView({ clusters: [aCluster({ namespaces: [namespace] })] }),
    });

    const counted = await screen.findByRole('button', {
      name: /What is counted/,
    });
    await user.click(counted);
    await user.click(
      await screen.findByRole('option', { name: /requests.memory/ }),
    );
    expect(
      await screen.findByText('requests.memory: 32 GiB used of 64 GiB'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /What is counted/ }));
    await user.click(await screen.findByRole('option', { name: /flavour l4/ }));
    expect(
      await screen.findByText(/^The queue has 4 of its own in this flavour/),
    ).toBeInTheDocument();
    await user.type(await amount(), '8');
    await user.type(await reason(), REASON);

    expect(await create()).toMatchObject({
      ...{ resource: 'nvidia.com/gpu', flavor: 'l4', amount: '8' },
    });
  });
});

describe('a page without data', () => {
  it('waits for the first answer', async () => {
    await renderQuotaChange({ answer: () => new Promise(() => {}) });

    expect(
      await screen.findByRole('status', { name: 'Reading this quota…' }),
    ).toBeInTheDocument();
  });

  it.each<[string, () => ReturnType<ReturnType<typeof accelerator>>, string]>([
    ['may not be seen', refusal(403), 'You may not see this quota'],
    ['cannot be read', refusal(500), 'Reading this quota failed'],
    [
      'has no namespaces',
      async () => aGpuQuotaView({ clusters: [aCluster({ namespaces: [] })] }),
      'No cluster shows a namespace of this component. What you write below is checked against Git alone.',
    ],
  ])('that %s says so, and lets one write', async (_case, answer, said) => {
    const { user, create } = await renderQuotaChange({ answer });

    expect(await screen.findByText(said)).toBeInTheDocument();
    await user.type(
      await screen.findByRole('textbox', { name: /^Namespace/ }),
      'vision',
    );
    await user.type(
      await screen.findByRole('textbox', { name: /^What is counted/ }),
      'nvidia.com/gpu',
    );
    await user.type(await amount(), '16');
    await user.type(await reason(), REASON);

    const values = await create();
    await waitFor(() =>
      expect(values).toEqual({
        ...{ entityRef: ENTITY_REF, namespace: 'vision', amount: '16' },
        ...{ resource: 'nvidia.com/gpu', reason: REASON },
      }),
    );
  });
});
