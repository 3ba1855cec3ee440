import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aGpuQuotaView,
  aNamespace,
  anAccelerator,
  QUEUED_VIEW,
} from '../../__testUtils__/aGpuQuotaView';
import {
  aQuotaEntity,
  quotaApi,
  renderQuota,
} from '../../__testUtils__/renderQuota';

describe('the card on a GPU quota', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      advanceTimers: true,
      now: new Date('2026-10-01T10:00:12Z'),
    }),
  );
  afterEach(() => jest.useRealTimers());

  it('says in one sentence what is free and what waits', async () => {
    renderQuota('card', { api: quotaApi(QUEUED_VIEW) });
    expect(
      await screen.findByText('2 of 8 H100 free; 3 jobs wait for 16'),
    ).toBeVisible();
  });

  it('shows used, waiting and allowed as a bar that can be read out', async () => {
    renderQuota('card', { api: quotaApi(QUEUED_VIEW) });
    expect(
      await screen.findByRole('img', {
        name: 'NVIDIA H100: 6 used, 16 waiting, 8 allowed, 2 free',
      }),
    ).toBeVisible();
    expect(screen.getByText('Sandbox cluster · vision')).toBeVisible();
    expect(screen.getAllByText('Attention')[0]).toBeVisible();
  });

  it('names the worst finding with its remedy', async () => {
    renderQuota('card', { api: quotaApi(QUEUED_VIEW) });
    expect(
      await screen.findByText(
        '1 workload holds 2 NVIDIA H100 without using them, while others wait',
      ),
    ).toBeVisible();
    expect(screen.getByText(/Stop or repair them/)).toBeVisible();
  });

  it('says how old the data is', async () => {
    renderQuota('card', { api: quotaApi(aGpuQuotaView()) });
    expect(await screen.findByText('as of 12 s ago')).toBeVisible();
  });

  it('leads to the tab, and to the template filled in', async () => {
    renderQuota('card', { api: quotaApi(QUEUED_VIEW) });
    const more = await screen.findByRole('link', {
      name: 'Request more NVIDIA H100',
    });
    expect(more).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/create\/templates\/default\/gpu-quota-change\?formData=/,
      ),
    );
    expect(
      screen.getByRole('link', { name: 'GPU quota details' }),
    ).toHaveAttribute('href', '/gpu-quota');
  });

  it('is used by keyboard alone', async () => {
    const { user } = renderQuota('card', { api: quotaApi(QUEUED_VIEW) });
    const details = await screen.findByRole('link', {
      name: 'GPU quota details',
    });
    const more = await screen.findByRole('link', { name: /Request more/ });
    const reached: (Element | null)[] = [];
    for (let presses = 0; presses < 12; presses += 1) {
      await user.tab();
      reached.push(document.activeElement);
    }
    expect(reached).toContain(details);
    expect(reached).toContain(more);
  });

  it('offers no request where no file is known that holds the quota', async () => {
    const entity = aQuotaEntity({ 'backstage.io/kubernetes-id': 'detector' });
    renderQuota('card', { entity, api: quotaApi(QUEUED_VIEW) });
    await screen.findByText(/2 of 8 H100 free/);
    expect(screen.queryByRole('link', { name: /Request more/ })).toBeNull();
  });

  it('says so where there are no accelerators', async () => {
    const view = aGpuQuotaView({
      headline: { code: 'noAccelerators', params: {} },
      clusters: [aCluster({ namespaces: [aNamespace({ accelerators: [] })] })],
    });
    renderQuota('card', { api: quotaApi(view) });
    expect(await screen.findByText('No accelerators')).toBeVisible();
    expect(screen.getByText('Sandbox cluster · vision')).toBeVisible();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('says what a missing quota means without saying it twice', async () => {
    const view = aGpuQuotaView({
      headline: { code: 'noQuota', params: {} },
      severity: 'warning',
      clusters: [
        aCluster({
          namespaces: [
            aNamespace({
              accelerators: [],
              findings: [{ code: 'noQuota', severity: 'warning', params: {} }],
            }),
          ],
        }),
      ],
    });
    renderQuota('card', { api: quotaApi(view) });
    expect(
      await screen.findByText('No quota limits what may be used'),
    ).toBeVisible();
    expect(screen.getByText(/Ask for a quota/)).toBeVisible();
    expect(screen.queryByText(/Neither a quota nor a queue/)).toBeNull();
  });

  it('shows a quota over its limit', async () => {
    const view = aGpuQuotaView({
      headline: {
        code: 'over',
        params: { used: '10', hard: '8', title: 'H100', unit: 'gpu' },
      },
      severity: 'critical',
      clusters: [
        aCluster({
          namespaces: [
            aNamespace({
              accelerators: [
                anAccelerator({ used: '10', free: '0', severity: 'critical' }),
              ],
            }),
          ],
        }),
      ],
    });
    renderQuota('card', { api: quotaApi(view) });
    expect(
      await screen.findByText('10 H100 used, only 8 allowed'),
    ).toBeVisible();
    expect(
      screen.getByRole('img', { name: /10 used, 2 over the limit/ }),
    ).toBeVisible();
  });

  it('has one row for a cluster that does not answer, beside the one that does', async () => {
    const view = aGpuQuotaView({
      clusters: [
        aCluster(),
        aCluster({
          name: 'eu',
          title: 'EU cluster',
          observedAt: undefined,
          namespaces: [],
          problems: [{ code: 'unreachable', message: 'connect refused' }],
        }),
      ],
    });
    renderQuota('card', { api: quotaApi(view) });
    const rows = await screen.findAllByRole('listitem');
    const row = rows.find(each => within(each).queryByText('EU cluster'));
    expect(row).toHaveTextContent(
      'EU cluster: The cluster cannot be reached. It is tried again by itself.',
    );
    expect(screen.getByRole('img', { name: /NVIDIA H100/ })).toBeVisible();
  });

  it('names verb and resource of a missing right, and where the rights are written down', async () => {
    const view = aGpuQuotaView({
      clusters: [
        aCluster({
          problems: [
            {
              code: 'forbidden',
              verb: 'list',
              resource: 'clusterqueues.kueue.x-k8s.io',
              message: 'forbidden',
            },
          ],
        }),
      ],
    });
    renderQuota('card', { api: quotaApi(view) });
    expect(
      await screen.findByText(
        /Not allowed to list clusterqueues\.kueue\.x-k8s\.io/,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Which rights it needs/ }),
    ).toHaveAttribute('href', expect.stringContaining('gpu-quota.md#access'));
  });

  it('says when a silent cluster was last seen', async () => {
    const view = aGpuQuotaView({ clusters: [aCluster({ stale: true })] });
    renderQuota('card', { api: quotaApi(view) });
    expect(
      await screen.findByText(
        /^Last seen .+: the cluster does not answer now$/,
      ),
    ).toBeVisible();
  });

  it('shows that no cluster answers', async () => {
    const view = aGpuQuotaView({
      headline: { code: 'unknown', params: {} },
      severity: 'unknown',
      clusters: [
        aCluster({
          namespaces: [],
          problems: [{ code: 'timedOut', message: 'timeout' }],
        }),
      ],
    });
    renderQuota('card', { api: quotaApi(view) });
    expect(await screen.findByText('No cluster answers now')).toBeVisible();
    expect(screen.getByText(/does not answer in time/)).toBeVisible();
  });

  it('leaves what there is no room for to the tab', async () => {
    const clusters = ['a', 'b', 'c', 'd', 'e', 'f'].map(name =>
      aCluster({ name, title: name }),
    );
    renderQuota('card', { api: quotaApi(aGpuQuotaView({ clusters })) });
    expect(await screen.findByText('2 more in the details')).toBeVisible();
    expect(screen.getAllByRole('img')).toHaveLength(4);
  });

  it('is not on the page of an entity that does not say where it lives', async () => {
    const api = quotaApi(QUEUED_VIEW);
    renderQuota('card', { entity: aQuotaEntity({}), api });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
    expect(api.getGpuQuota).not.toHaveBeenCalled();
  });
});
