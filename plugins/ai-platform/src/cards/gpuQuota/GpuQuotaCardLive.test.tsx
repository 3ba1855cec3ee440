import { act, screen } from '@testing-library/react';
import {
  aCluster,
  aGpuQuotaView,
  QUEUED_VIEW,
} from '../../__testUtils__/aGpuQuotaView';
import { refusal } from '../../__testUtils__/refusal';
import { quotaApi, renderQuota } from '../../__testUtils__/renderQuota';

const seconds = (number: number) =>
  act(() => jest.advanceTimersByTimeAsync(number * 1_000));

describe('the card on a GPU quota, while it is looked at', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      advanceTimers: true,
      now: new Date('2026-10-01T10:00:12Z'),
    }),
  );
  afterEach(() => jest.useRealTimers());

  it('shows that it is being read', async () => {
    const api = quotaApi();
    api.getGpuQuota.mockReturnValue(new Promise(() => {}));
    renderQuota('card', { api });
    expect(
      await screen.findByRole('status', { name: 'Reading this quota…' }),
    ).toBeInTheDocument();
  });

  it('asks every second while the backend takes its first look', async () => {
    const starting = aGpuQuotaView({
      headline: { code: 'starting', params: {} },
      severity: 'unknown',
      clusters: [
        aCluster({
          namespaces: [],
          problems: [{ code: 'starting', message: 'first look' }],
        }),
      ],
    });
    const api = quotaApi(starting, QUEUED_VIEW);
    renderQuota('card', { api });
    expect(
      await screen.findByText('The first look at the cluster is under way'),
    ).toBeVisible();
    await seconds(1);
    expect(await screen.findByText(/2 of 8 H100 free/)).toBeVisible();
  });

  it('keeps what was read last when asking again fails, and says so', async () => {
    const api = quotaApi(QUEUED_VIEW, await refusal(500));
    renderQuota('card', { api });
    await screen.findByText(/2 of 8 H100 free/);
    await seconds(10);
    expect(
      await screen.findByText(
        'This is what was last read: asking again failed',
      ),
    ).toBeVisible();
    expect(screen.getByText(/2 of 8 H100 free/)).toBeVisible();
  });

  it('shows no longer what the user may no longer see, and asks no more', async () => {
    const api = quotaApi(QUEUED_VIEW, await refusal(403));
    renderQuota('card', { api });
    await screen.findByText(/2 of 8 H100 free/);
    await seconds(10);
    expect(await screen.findByText('You may not see this quota')).toBeVisible();
    expect(screen.queryByText(/2 of 8 H100 free/)).toBeNull();
    await seconds(60);
    expect(api.getGpuQuota).toHaveBeenCalledTimes(2);
  });

  it.each([
    [403, 'You may not see this quota', /aiPlatform\.gpuQuota\.read/],
    [404, /not in the catalog/, /renamed or removed/],
    [500, 'Reading this quota failed', /it broke/],
  ])('explains the status %d', async (status, title, remedy) => {
    renderQuota('card', { api: quotaApi(await refusal(status)) });
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getByText(remedy)).toBeVisible();
  });

  it('explains that the network is down, and tries again when asked to', async () => {
    const api = quotaApi(new TypeError('Failed to fetch'), QUEUED_VIEW);
    const { user } = renderQuota('card', { api });
    expect(
      await screen.findByText('Backstage cannot be reached'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/2 of 8 H100 free/)).toBeVisible();
    expect(screen.queryByText('Backstage cannot be reached')).toBeNull();
  });

  it('explains an answer that it does not understand', async () => {
    const api = quotaApi(new SyntaxError('Unexpected token <'));
    renderQuota('card', { api });
    expect(await screen.findByText(/different versions/)).toBeVisible();
  });

  it('asks no more once it is gone', async () => {
    const api = quotaApi(QUEUED_VIEW);
    const { unmount } = renderQuota('card', { api });
    await screen.findByText(/2 of 8 H100 free/);
    const signal = api.getGpuQuota.mock.lastCall?.[1]?.signal;
    unmount();
    await seconds(60);
    expect(api.getGpuQuota).toHaveBeenCalledTimes(1);
    expect(signal?.aborted).toBe(true);
  });
});
