import { screen, waitFor, within } from '@testing-library/react';
import {
  APPLICATION,
  DEPLOYMENT,
  dialog,
  ENTITY,
  show,
  viewOf,
} from '../../__testUtils__/actOnDrift';
import { aDifference, aResource } from '../../__testUtils__/aDriftView';

describe('ignoring drift', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      advanceTimers: true,
      now: new Date('2026-10-01T10:00:12Z'),
    }),
  );
  afterEach(() => jest.useRealTimers());

  it('asks for how long and why, and looks again', async () => {
    const { api, user, press } = show(viewOf([aResource()]));
    api.ignoreDrift.mockResolvedValue(undefined);
    await press('Ignore Deployment fraud-detector');
    const shown = await dialog();
    const confirm = within(shown).getByRole('button', { name: 'Ignore' });
    expect(confirm).toBeDisabled();
    await user.type(
      within(shown).getByRole('textbox', { name: /Reason/ }),
      'Load test until Friday',
    );
    await user.click(confirm);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const [entity, ignore] = api.ignoreDrift.mock.lastCall ?? [];
    expect(entity).toBe(ENTITY);
    expect(ignore).toMatchObject({
      ...{ application: APPLICATION, resource: DEPLOYMENT },
      reason: 'Load test until Friday',
    });
    expect(ignore.path).toBeUndefined();
    expect(ignore.until).toMatch(/^2026-10-08T10:0/);
    expect(api.getDrift.mock.calls.length).toBeGreaterThan(1);
  });

  it('takes it back', async () => {
    const ignored = {
      ...{ by: 'person' as const, id: 'i1', person: 'user:default/ada' },
      ...{ reason: 'Load test', until: '2026-10-08T10:00:00Z' },
    };
    const { api, user, press } = show(
      viewOf([aResource({ differences: [aDifference({ ignored })] })]),
    );
    api.endDriftIgnore.mockResolvedValue(undefined);
    await user.click(
      await screen.findByRole('switch', { name: 'Show what is ignored' }),
    );
    expect(
      screen.getByText(/user:default\/ada until .+: Load test/),
    ).toBeVisible();
    await press('Stop ignoring spec.replicas');
    await press('Stop ignoring');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.endDriftIgnore).toHaveBeenCalledWith(ENTITY, 'i1');
  });
});
