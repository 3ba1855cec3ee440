import { screen, within } from '@testing-library/react';
import {
  APPLICATION,
  DEPLOYMENT,
  dialog,
  ENTITY,
  show,
  viewOf,
} from '../../__testUtils__/actOnDrift';
import {
  aCodified,
  aDifference,
  aResource,
  DEFAULTED,
} from '../../__testUtils__/aDriftView';

describe('codifying drift', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      advanceTimers: true,
      now: new Date('2026-10-01T10:00:12Z'),
    }),
  );
  afterEach(() => jest.useRealTimers());

  const resource = aResource({
    differences: [
      aDifference(),
      aDifference({
        path: 'data.password',
        ...{ want: { kind: 'masked' }, have: { kind: 'masked' } },
      }),
      DEFAULTED,
    ],
  });

  async function preview(shown: ReturnType<typeof show>) {
    await shown.press('Codify Deployment fraud-detector');
    await shown.user.type(
      within(await dialog()).getByRole('textbox', { name: /Reason/ }),
      'Black Friday',
    );
    await shown.press('Preview');
  }

  it('offers what may go to Git, and asks why', async () => {
    const { press } = show(viewOf([resource]));
    await press('Codify Deployment fraud-detector');
    const shown = await dialog();
    expect(
      within(shown).getByRole('checkbox', { name: /spec\.replicas/ }),
    ).toBeChecked();
    expect(
      within(shown).getByRole('checkbox', { name: /data\.password/ }),
    ).toBeDisabled();
    expect(shown).toHaveTextContent('The value is secret');
    expect(shown).not.toHaveTextContent('progressDeadlineSeconds');
    expect(
      within(shown).getByRole('button', { name: 'Preview' }),
    ).toBeDisabled();
  });

  it('shows commits and files, then writes them and leads to the pull request', async () => {
    const shown = show(viewOf([resource]));
    const { api, press } = shown;
    api.codifyDrift.mockResolvedValueOnce(
      aCodified({
        refused: [{ path: 'spec.paused', obstacle: 'placeAmbiguous' }],
      }),
    );
    await preview(shown);
    expect(
      await screen.findByText('Set spec.replicas of fraud-detector to 5'),
    ).toBeVisible();
    expect(await dialog()).toHaveTextContent(
      '1 commit on drift/fraud-detector of platform-gitops-config:',
    );
    expect(
      await screen.findByRole('region', {
        name: 'Difference of apps/fraud/deployment.yaml',
      }),
    ).toBeVisible();
    expect(await dialog()).toHaveTextContent(
      'spec.pausedMore than one place in Git could hold it.',
    );
    const asked = {
      ...{ application: APPLICATION, resource: DEPLOYMENT },
      ...{ paths: ['spec.replicas'], reason: 'Black Friday' },
    };
    expect(api.codifyDrift).toHaveBeenLastCalledWith(ENTITY, {
      ...asked,
      preview: true,
    });

    const link = 'https://git.example.com/config/pull/7';
    api.codifyDrift.mockResolvedValueOnce(aCodified({ preview: false, link }));
    await press('Write into Git');
    expect(
      await screen.findByRole('link', { name: 'The pull request' }),
    ).toHaveAttribute('href', link);
    expect(api.codifyDrift).toHaveBeenLastCalledWith(ENTITY, {
      ...asked,
      preview: false,
    });
  });

  it('says before it is written what Argo CD sets back along with it', async () => {
    const shown = show(viewOf([resource]));
    shown.api.codifyDrift.mockResolvedValue(
      aCodified({ setBack: ['apps/Deployment/fraud/other'] }),
    );
    await preview(shown);
    expect(
      await screen.findByText(
        /brings all of it .* apps\/Deployment\/fraud\/other/,
      ),
    ).toBeVisible();
  });

  it('says where the commit is when there is no pull request', async () => {
    const shown = show(viewOf([resource]));
    shown.api.codifyDrift.mockResolvedValue(aCodified({ branch: 'main' }));
    await preview(shown);
    await shown.press('Write into Git');
    expect(
      await screen.findByText(/^Committed to main of platform-gitops-config/),
    ).toBeVisible();
  });

  it('gives a patch to copy where no place is certain, and writes nothing', async () => {
    const shown = show(viewOf([resource]));
    shown.api.codifyDrift.mockResolvedValue(
      aCodified({
        ...{ files: [], commits: [] },
        refused: [{ path: 'spec.replicas', obstacle: 'generated' }],
        patch: 'spec:\n  replicas: 5\n',
      }),
    );
    await preview(shown);
    expect(
      await screen.findByRole('region', { name: 'A patch to apply by hand' }),
    ).toHaveTextContent('replicas: 5');
    expect(
      screen.getByRole('button', { name: 'Copy patch.yaml' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Write into Git' }),
    ).toBeDisabled();
    await shown.press('Back');
    expect(
      await screen.findByRole('checkbox', { name: /spec\.replicas/ }),
    ).toBeChecked();
  });
});
