import { screen, waitFor, within } from '@testing-library/react';
import {
  SOURCE_PROBLEMS,
  WAITING_REASONS,
  type NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  aCluster,
  aGpuQuotaView,
  aHolder,
  aNamespace,
  aQueue,
  aWaitingWorkload,
} from '../../__testUtils__/aGpuQuotaView';
import {
  aQuotaEntity,
  quotaApi,
  renderQuota,
} from '../../__testUtils__/renderQuota';

const apiFor = (...namespaces: NamespaceQuotaView[]) =>
  quotaApi(aGpuQuotaView({ clusters: [aCluster({ namespaces })] }));

/** The texts of a table's rows, cell by cell. */
function rowsOf(table: HTMLElement): (string | null)[][] {
  return within(table)
    .getAllByRole('row')
    .map(row =>
      [...row.querySelectorAll('th, td')].map(cell => cell.textContent),
    );
}

describe('the tables of the tab on a GPU quota', () => {
  it('says who holds them, and links to the component that the user may see', async () => {
    const component = aQuotaEntity({ 'backstage.io/kubernetes-id': 'scorer' });
    component.metadata.name = 'fraud-scorer';
    component.metadata.title = 'Fraud scorer';
    const holders = [
      aHolder({ component: 'scorer' }),
      aHolder({ name: 'other', component: 'hidden' }),
      aHolder({
        ...{ kind: 'Notebook', name: 'exploration', pods: 1 },
        idle: { pods: 1, reason: 'crashing' },
      }),
    ];
    renderQuota('tab', {
      api: apiFor(aNamespace({ holders })),
      entities: [component],
    });
    const table = await screen.findByRole('table', { name: 'Who holds them' });
    expect(
      await within(table).findByRole('link', { name: 'Fraud scorer' }),
    ).toBeVisible();
    expect(within(table).queryByRole('link', { name: 'hidden' })).toBeNull();
    const [, first, second, third] = rowsOf(table);
    expect(first.slice(0, 3)).toEqual([
      'finetune TrainJob',
      '4 NVIDIA H100',
      '2',
    ]);
    expect(second[4]).toBe('hidden');
    expect(third[4]).toBe('–');
    expect(third[5]).toBe('1 pod idle crashes again and again');
  });

  it('says what waits, in which place and why', async () => {
    const waiting = [
      aWaitingWorkload({ position: 0, queue: 'gpu', priority: 1_000 }),
      aWaitingWorkload({ name: 'b', queue: 'gpu' }),
      aWaitingWorkload({ name: 'c', reason: 'Unschedulable' }),
    ];
    renderQuota('tab', { api: apiFor(aNamespace({ waiting })) });
    const table = await screen.findByRole('table', { name: 'What waits' });
    const [, first, second, third] = rowsOf(table);
    expect(first[0]).toBe('next');
    expect(first[1]).toBe('backtest Job');
    expect(first[4]).toBe(
      'The queue has no quota left for it now WaitingForQuota',
    );
    expect(first[6]).toBe('1,000');
    expect(second[0]).toBe('unknown');
    expect(third[0]).toBe('–');
    expect(third[4]).toBe('No node has room for it Unschedulable');
  });

  it('shows the queue with what is borrowed and lent', async () => {
    renderQuota('tab', { api: apiFor(aNamespace({ queues: [aQueue()] })) });
    const table = await screen.findByRole('table', {
      name: 'Quota of the queue gpu by flavour',
    });
    expect(rowsOf(table)[1]).toEqual([
      ...['h100', 'nvidia.com/gpu'],
      ...['8', '10', '6', '2', '0', '4', 'no limit'],
    ]);
    expect(
      screen.getByText(
        'to ClusterQueue fraud · cohort research · 2 admitted · 3 wait · 5 wait in the whole ClusterQueue',
      ),
    ).toBeVisible();
  });

  it('does not pretend to know a ClusterQueue that cannot be read', async () => {
    const queues = [
      aQueue({ state: 'unknown', flavors: [], clusterQueuePending: undefined }),
    ];
    renderQuota('tab', { api: apiFor(aNamespace({ queues })) });
    expect(
      await screen.findByText(/The ClusterQueue cannot be read/),
    ).toBeVisible();
    expect(screen.getByText('state unknown')).toBeVisible();
  });

  it('opens a long table on demand', async () => {
    const holders = Array.from({ length: 25 }, (_, index) =>
      aHolder({ name: `job-${index}` }),
    );
    const { user } = renderQuota('tab', {
      api: apiFor(aNamespace({ holders })),
    });
    const table = await screen.findByRole('table', { name: 'Who holds them' });
    expect(rowsOf(table)).toHaveLength(11);
    const button = screen.getByRole('button', { name: 'Show all 25' });
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(rowsOf(table)).toHaveLength(26));
  });

  it('scrolls a wide table by keyboard', async () => {
    renderQuota('tab', { api: apiFor(aNamespace({ holders: [aHolder()] })) });
    expect(
      await screen.findByRole('group', { name: /^Who holds them, scrolls/ }),
    ).toHaveAttribute('tabindex', '0');
  });

  it('has plain words for every reason to wait and every silent source', async () => {
    const waiting = WAITING_REASONS.map(reason =>
      aWaitingWorkload({ name: reason.toLowerCase(), reason }),
    );
    const problems = SOURCE_PROBLEMS.map(code => ({
      code,
      message: 'message',
    }));
    const view = aGpuQuotaView({
      clusters: [aCluster({ problems, namespaces: [aNamespace({ waiting })] })],
    });
    const { user, container } = renderQuota('tab', { api: quotaApi(view) });
    await user.click(await screen.findByRole('button', { name: /Show all/ }));
    const table = screen.getByRole('table', { name: 'What waits' });
    const reasons = rowsOf(table)
      .slice(1)
      .map(cells => cells[4]);
    expect(new Set(reasons).size).toBe(WAITING_REASONS.length);
    expect(container.textContent).not.toMatch(/\{\{|gpuQuota/);
  });
});
