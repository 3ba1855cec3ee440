import { act, screen, waitFor, within } from '@testing-library/react';
import type { DriftApplication } from '@flagstone/backstage-plugin-ai-platform-common';
import {
  APPLICATION,
  dialog,
  ENTITY,
  show,
  viewOf,
} from '../../__testUtils__/actOnDrift';
import {
  aDifference,
  aResource,
  EXTRA,
  IN_SYNC,
  MISSING,
} from '../../__testUtils__/aDriftView';
import { refusal } from '../../__testUtils__/refusal';

const seconds = (number: number) =>
  act(() => jest.advanceTimersByTimeAsync(number * 1_000));

describe('reverting drift', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      advanceTimers: true,
      now: new Date('2026-10-01T10:00:12Z'),
    }),
  );
  afterEach(() => jest.useRealTimers());

  it('shows every resource and field before anything happens', async () => {
    const { api, press } = show(viewOf([aResource(), MISSING, EXTRA]));
    await press('Revert all of fraud-detector');
    const shown = await dialog();
    expect(shown).toHaveTextContent(
      'Argo CD brings 3 resources of fraud-detector back to what Git says:',
    );
    expect(shown).toHaveTextContent('spec.replicas5 → 3');
    expect(shown).toHaveTextContent('ConfigMap thresholds is created again');
    expect(shown).toHaveTextContent('Service debug stays');
    expect(shown).toHaveTextContent('Self-heal is off');
    expect(shown).not.toHaveTextContent('progressDeadlineSeconds');
    expect(api.revertDrift).not.toHaveBeenCalled();
  });

  it('deletes nothing unless told to', async () => {
    const { api, user, press } = show(viewOf([aResource(), EXTRA]));
    api.revertDrift.mockResolvedValue({ operation: { phase: 'running' } });
    await press('Revert all of fraud-detector');
    const prune = within(await dialog()).getByRole('switch', {
      name: 'Also delete what is not in Git',
    });
    expect(prune).not.toBeChecked();
    await press('Revert');
    expect(api.revertDrift).toHaveBeenLastCalledWith(ENTITY, {
      ...{ application: APPLICATION, prune: false, resources: undefined },
    });
    await press('Close');
    await press('Revert Service debug');
    await user.click(within(await dialog()).getByRole('switch'));
    expect(await dialog()).toHaveTextContent('Service debug is deleted');
    await press('Revert');
    expect(api.revertDrift).toHaveBeenLastCalledWith(ENTITY, {
      ...{ application: APPLICATION, prune: true },
      resources: ['/Service/fraud/debug'],
    });
  });

  it('tells that a sync brings back what a person ignores, too', async () => {
    const ignored = aDifference({
      path: 'spec.paused',
      ignored: { by: 'person', id: '1', person: 'ada', reason: 'test' },
    });
    const { press } = show(
      viewOf([aResource({ differences: [aDifference(), ignored] })]),
    );
    await press('Revert Deployment fraud-detector');
    expect(await dialog()).toHaveTextContent(
      'spec.paused5 → 3(ignored, and brought back too)',
    );
  });

  it('follows the operation to its end, and no earlier one', async () => {
    const before = { phase: 'failed', startedAt: '2026-09-01T00:00:00Z' };
    const now = '2026-10-01T10:00:13Z';
    const resources = [aResource()];
    const { api, press } = show(
      viewOf(resources, { operation: before } as Partial<DriftApplication>),
      viewOf(resources, { operation: { phase: 'running', startedAt: now } }),
      {
        ...IN_SYNC,
        applications: [
          {
            ...IN_SYNC.applications[0],
            operation: {
              ...{ phase: 'succeeded', startedAt: now, by: 'ada' },
              message: 'successfully synced',
            },
          },
        ],
      },
    );
    api.revertDrift.mockResolvedValue({});
    await press('Revert Deployment fraud-detector');
    await press('Revert');
    const shown = await dialog();
    expect(
      await within(shown).findByText('Last operation: Running'),
    ).toBeVisible();
    await seconds(1);
    expect(
      await within(shown).findByText('Last operation: Succeeded'),
    ).toBeVisible();
    expect(shown).toHaveTextContent('successfully synced');
    expect(shown).toHaveTextContent('asked for by ada');
    expect(shown).toHaveTextContent('None of it differs any longer.');
  });

  it('says which permission is missing, and offers it no more', async () => {
    const { api, press } = show(viewOf([aResource()]));
    api.revertDrift.mockRejectedValue(await refusal(403));
    await press('Revert Deployment fraud-detector');
    await press('Revert');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not do this.*aiPlatform\.drift\.revert/,
    );
    await press('Cancel');
    const button = await screen.findByRole('button', {
      name: 'Revert Deployment fraud-detector',
    });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(/aiPlatform\.drift\.revert/);
    expect(screen.getByRole('button', { name: /^Codify/ })).not.toBeDisabled();
  });

  it('says what the backend says where it fails, and lets one try again', async () => {
    const { api, press } = show(viewOf([aResource()]));
    api.revertDrift.mockRejectedValueOnce(
      await refusal(409, 'a sync window denies it'),
    );
    await press('Revert Deployment fraud-detector');
    await press('Revert');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'a sync window denies it',
    );
    api.revertDrift.mockResolvedValue({ operation: { phase: 'running' } });
    await press('Revert');
    expect(await screen.findByText('Last operation: Running')).toBeVisible();
  });

  it('does nothing when the dialog is left with Escape', async () => {
    const { api, user, press } = show(viewOf([aResource()]));
    await press('Revert Deployment fraud-detector');
    await dialog();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.revertDrift).not.toHaveBeenCalled();
  });
});
