import { screen, within } from '@testing-library/react';
import {
  QUOTA_FINDINGS,
  type NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  aCluster,
  aGpuQuotaView,
  aHolder,
  aNamespace,
  anAccelerator,
} from '../../__testUtils__/aGpuQuotaView';
import {
  aQuotaEntity,
  quotaApi,
  renderQuota,
} from '../../__testUtils__/renderQuota';

const apiFor = (...namespaces: NamespaceQuotaView[]) =>
  quotaApi(aGpuQuotaView({ clusters: [aCluster({ namespaces })] }));

describe('the tab on a GPU quota', () => {
  it('groups by cluster and namespace under headings', async () => {
    renderQuota('tab', {
      api: apiFor(aNamespace(), aNamespace({ namespace: 'vision-batch' })),
    });
    expect(
      await screen.findByRole('heading', { level: 2, name: 'Sandbox cluster' }),
    ).toBeVisible();
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(heading => heading.textContent),
    ).toEqual(['Namespace vision', 'Namespace vision-batch']);
  });

  it('shows what the devices are, and what a pod can get of them at most', async () => {
    renderQuota('tab', { api: apiFor(aNamespace()) });
    expect(await screen.findByText('32 × H100 (80 GiB)')).toBeVisible();
    expect(
      screen.getByText('4 nodes, 32 in all, 10 of them free'),
    ).toBeVisible();
    expect(screen.getByText('requests.nvidia.com/gpu')).toBeVisible();
    expect(
      screen.getByText('At most in one pod').parentElement,
    ).toHaveTextContent('8');
  });

  it('says so where no node has them', async () => {
    const nodes = { allocatable: '0', free: '0', count: 0, largest: '0' };
    const accelerators = [anAccelerator({ models: [], nodes })];
    const findings = [
      {
        ...{ code: 'keyNotServed' as const, severity: 'critical' as const },
        ...{ resource: 'nvidia.com/gpu', params: { keys: 'K', served: '' } },
      },
    ];
    renderQuota('tab', { api: apiFor(aNamespace({ accelerators, findings })) });
    expect(await screen.findByText('no node has them')).toBeVisible();
    expect(screen.queryByText('At most in one pod')).toBeNull();
    expect(screen.getByText(/The nodes serve: no accelerators/)).toBeVisible();
  });

  it('says so where the nodes cannot be read', async () => {
    const accelerators = [anAccelerator({ nodes: undefined })];
    renderQuota('tab', { api: apiFor(aNamespace({ accelerators })) });
    expect(
      await screen.findByText('unknown: nodes cannot be read'),
    ).toBeVisible();
  });

  it('calls slices slices', async () => {
    const accelerators = [anAccelerator({ unit: 'slice', title: 'NVIDIA T4' })];
    const holders = [
      aHolder({ accelerators: [{ resource: 'nvidia.com/gpu', amount: '1' }] }),
    ];
    renderQuota('tab', { api: apiFor(aNamespace({ accelerators, holders })) });
    expect(await screen.findByText('1 slice of NVIDIA T4')).toBeVisible();
    expect(screen.getByText('NVIDIA T4, slices')).toBeVisible();
  });

  it('shows what else the quota limits', async () => {
    const compute: NamespaceQuotaView['compute'] = [
      { key: 'requests.cpu', hard: '64', used: '41500m', severity: 'ok' },
      { key: 'limits.memory', hard: '1Ti', used: '640Gi', severity: 'ok' },
      { key: 'services', used: '3', severity: 'unknown' },
    ];
    renderQuota('tab', { api: apiFor(aNamespace({ compute })) });
    const panel = await screen.findByRole('article', {
      name: 'CPU, memory, storage and pods',
    });
    expect(
      within(panel)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'CPU requests41.5 of 64',
      'Memory limits640 GiB of 1 TiB',
      'services3, limit unknown',
    ]);
  });

  it('links to the console of the cluster', async () => {
    const dashboardUrl = 'https://console.example.com/k8s';
    const view = aGpuQuotaView({ clusters: [aCluster({ dashboardUrl })] });
    renderQuota('tab', { api: quotaApi(view) });
    const link = await screen.findByRole('link', {
      name: 'Console of the cluster',
    });
    expect(link).toHaveAttribute('href', dashboardUrl);
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('runs no script that a cluster smuggles in', async () => {
    const script = ['javascript', 'alert(1)'].join(':');
    const html = '<img src=x onerror=alert(1)>{{t}} $t(gpuQuota.title)';
    const view = aGpuQuotaView({
      clusters: [
        aCluster({
          dashboardUrl: script,
          namespaces: [
            aNamespace({
              holders: [aHolder({ name: html, component: html })],
              findings: [
                {
                  code: 'queueStopped',
                  severity: 'critical',
                  params: { queue: html, reason: html },
                },
              ],
            }),
          ],
        }),
      ],
    });
    const { container } = renderQuota('tab', { api: quotaApi(view) });
    expect(
      await screen.findByText(`The queue ${html} takes nothing in`),
    ).toBeVisible();
    expect(screen.getByRole('rowheader')).toHaveTextContent(html);
    expect(container.querySelector('img')).toBeNull();
    expect(
      screen.queryByRole('link', { name: 'Console of the cluster' }),
    ).toBeNull();
    expect(container.innerHTML).not.toContain(script);
  });

  it('says what is missing for a request', async () => {
    const entity = aQuotaEntity({ 'ai-platform/workspace': 'vision' });
    renderQuota('tab', { entity, api: apiFor(aNamespace()) });
    expect(
      await screen.findByText(/ai-platform\/quota-document/),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: /Request more/ })).toBeNull();
  });

  it('has a text and a remedy for everything that can be the matter', async () => {
    const params = {
      ...{ keys: 'KEYS', served: 'SERVED', object: 'OBJECT', key: 'KEY' },
      ...{ value: 'VALUE', used: '9', hard: '8', allocatable: '4' },
      ...{ workloads: 2, amount: '3', queue: 'QUEUE', reason: 'REASON' },
      ...{ clusterQueue: 'CLUSTERQUEUE', source: 'SOURCE' },
    };
    const findings = QUOTA_FINDINGS.filter(code => code !== 'unknown').map(
      code => ({
        ...{ code, params, severity: 'warning' as const },
        resource: 'nvidia.com/gpu',
      }),
    );
    renderQuota('tab', { api: apiFor(aNamespace({ findings })) });
    const panel = await screen.findByRole('article', { name: 'What to know' });
    const items = within(panel).getAllByRole('listitem');
    expect(items).toHaveLength(findings.length);
    for (const item of items) {
      expect(item.textContent).not.toMatch(/\{\{|gpuQuota/);
      expect(item.querySelector('p')).not.toBeEmptyDOMElement();
    }
    expect(new Set(items.map(item => item.textContent)).size).toBe(
      items.length,
    );
  });

  it('is not among the tabs of an entity that does not say where it lives', async () => {
    const api = apiFor(aNamespace());
    renderQuota('tab', { entity: aQuotaEntity({}), api });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});
