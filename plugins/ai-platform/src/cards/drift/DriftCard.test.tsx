import { act, screen, waitFor } from '@testing-library/react';
import {
  aDifference,
  aDriftView,
  anApplication,
  aResource,
  aWorkspace,
  IN_SYNC,
  someCounts,
} from '../../__testUtils__/aDriftView';
import { refusal } from '../../__testUtils__/refusal';
import {
  aDriftEntity,
  driftApi,
  renderDrift,
} from '../../__testUtils__/renderDrift';

const seconds = (number: number) =>
  act(() => jest.advanceTimersByTimeAsync(number * 1_000));

describe('the card on drift', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      advanceTimers: true,
      now: new Date('2026-10-01T10:00:12Z'),
    }),
  );
  afterEach(() => jest.useRealTimers());

  it('says in one sentence what differs, since when and by whom', async () => {
    renderDrift('card', { api: driftApi(aDriftView()) });
    expect(
      await screen.findByText(
        /^2 fields in 1 resource differ since Tuesday .+; changed with kubectl$/,
      ),
    ).toBeVisible();
  });

  it.each([
    [{ fields: 0, resources: 1, whole: 1 }, '1 whole resource differs'],
    [{ fields: 0, resources: 2, whole: 2 }, '2 whole resources differ'],
    [
      { fields: 3, resources: 3, whole: 2 },
      '3 fields in 1 resource and 2 whole resources differ',
    ],
    [
      { fields: 1, resources: 2, whole: 1 },
      '1 field in 1 resource and 1 whole resource differ',
    ],
  ])('counts whole resources apart from fields: %j', async (params, text) => {
    const headline = { code: 'drifted' as const, params, managers: [] };
    renderDrift('card', { api: driftApi(aDriftView({ headline })) });
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('names every tool that changed something, each once', async () => {
    const view = aDriftView({
      headline: {
        ...{ code: 'drifted', params: { fields: 1, resources: 1 } },
        managers: ['kubectl-edit', 'cluster-autoscaler', 'kubectl-scale'],
      },
    });
    renderDrift('card', { api: driftApi(view) });
    expect(
      await screen.findByText(
        '1 field in 1 resource differs; changed with kubectl and cluster-autoscaler',
      ),
    ).toBeVisible();
  });

  it('counts by severity, and what is ignored', async () => {
    renderDrift('card', { api: driftApi(aDriftView()) });
    const counts = await screen.findByRole('list', {
      name: 'Differences by severity',
    });
    expect(counts).toHaveTextContent('1 security1 capacity1 ignored');
  });

  it('shows sync, health and the last deploy with commit, author and message', async () => {
    renderDrift('card', { api: driftApi(aDriftView()) });
    expect(await screen.findByText('Out of sync')).toBeVisible();
    expect(screen.getByText('Healthy')).toBeVisible();
    expect(screen.getByText('Last deploy 3 d ago')).toBeVisible();
    expect(screen.getByText('Raise the threshold')).toBeVisible();
    expect(screen.getByText('by Ada Lovelace')).toBeVisible();
    const commit = screen.getByRole('link', { name: /4f2a9c1/ });
    expect(commit).toHaveAttribute('rel', 'noopener noreferrer');
    expect(screen.getByText('as of 12 s ago')).toBeVisible();
  });

  it('leads to the tab', async () => {
    renderDrift('card', { api: driftApi(aDriftView()) });
    expect(
      await screen.findByRole('link', { name: 'Drift details' }),
    ).toHaveAttribute('href', '/drift');
  });

  it('says so where nothing differs', async () => {
    renderDrift('card', { api: driftApi(IN_SYNC) });
    expect(await screen.findByText('Everything is as Git says')).toBeVisible();
    expect(screen.queryByRole('list', { name: /by severity/ })).toBeNull();
  });

  it.each([
    [
      'partlyUnknown',
      { unknown: 2 },
      'Nothing differs of what could be compared; 2 resources could not be',
    ],
    ['unknown', {}, 'Nothing could be compared now'],
    [
      'driftedAndUnknown',
      { fields: 3, resources: 2, unknown: 1 },
      '3 fields in 2 resources differ; 1 resource could not be compared',
    ],
    ['noSource', {}, 'Nothing names an application or a workspace'],
  ] as const)('never takes %s for no drift', async (code, params, text) => {
    const view = aDriftView({
      headline: { code, params, managers: [] },
      state: 'unknown',
    });
    renderDrift('card', { api: driftApi(view) });
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.queryByText('Everything is as Git says')).toBeNull();
  });

  it('says of an old verdict that it may no longer be so', async () => {
    const view = aDriftView({ applications: [anApplication({ stale: true })] });
    renderDrift('card', { api: driftApi(view) });
    expect(
      await screen.findByText(/^Last compared .+: it may no longer be so$/),
    ).toBeVisible();
  });

  it('has a row for what does not answer, beside what does', async () => {
    const view = aDriftView({
      problems: [
        {
          source: 'EU Argo CD',
          problem: { code: 'badCertificate', message: 'self-signed' },
        },
      ],
    });
    renderDrift('card', { api: driftApi(view) });
    const row = (await screen.findByText('EU Argo CD')).closest('li');
    expect(row).toHaveTextContent(
      /^EU Argo CD: Its certificate is not trusted\. The platform team can/,
    );
    expect(screen.getByText('Out of sync')).toBeVisible();
  });

  it('shows workspaces beside applications, and leaves what there is no room for to the tab', async () => {
    const applications = ['a', 'b', 'c', 'd'].map(name =>
      anApplication({ id: name, name, counts: someCounts() }),
    );
    const workspaces = [
      aWorkspace(),
      aWorkspace({ id: 'new', name: 'fraud-new', plannedAt: undefined }),
    ];
    renderDrift('card', {
      api: driftApi(aDriftView({ applications, workspaces })),
    });
    expect(await screen.findByText('fraud-prod')).toBeVisible();
    expect(screen.getByText('No plan has been reported yet')).toBeVisible();
    expect(screen.getByText('2 more in the details')).toBeVisible();
  });

  it('follows an operation every second', async () => {
    const running = anApplication({ operation: { phase: 'running' } });
    const api = driftApi(aDriftView({ applications: [running] }), IN_SYNC);
    renderDrift('card', { api });
    expect(await screen.findByText('Last operation: Running')).toBeVisible();
    await seconds(1);
    expect(await screen.findByText('Everything is as Git says')).toBeVisible();
  });

  it('runs no script that Git or a cluster smuggles in', async () => {
    const script = ['javascript', 'alert(1)'].join(':');
    const html = '<img src=x onerror=alert(1)>{{t}} $t(drift.title)';
    const deploy = {
      ...{ id: '1', at: '2026-10-01T09:00:00Z' },
      commits: [{ revision: html, message: html, author: html, link: script }],
    };
    const application = anApplication({
      ...{ name: html, lastDeploy: deploy, link: script },
      resources: [aResource({ differences: [aDifference({ path: html })] })],
    });
    const { container } = renderDrift('card', {
      api: driftApi(aDriftView({ applications: [application] })),
    });
    expect((await screen.findAllByText(html)).length).toBeGreaterThan(1);
    expect(container.querySelector('img')).toBeNull();
    expect(container.innerHTML).not.toContain(script);
  });

  it.each([
    [403, /You may not see the drift/, /aiPlatform\.drift\.read/],
    [404, /not in the catalog/, /renamed or removed/],
    [500, /Reading the drift of this entity failed/, /it broke/],
  ])('explains the status %d', async (status, title, remedy) => {
    renderDrift('card', { api: driftApi(await refusal(status)) });
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getByText(remedy)).toBeVisible();
  });

  it('shows that it is being read', async () => {
    const api = driftApi();
    api.getDrift.mockReturnValue(new Promise(() => {}));
    renderDrift('card', { api });
    expect(
      await screen.findByRole('status', {
        name: 'Reading the drift of this entity…',
      }),
    ).toBeInTheDocument();
  });

  describe('of an entity that only Flux may know', () => {
    const entity = aDriftEntity({ 'backstage.io/kubernetes-id': 'fraud' });
    const nothing = aDriftView({
      headline: { code: 'noSource', params: {}, managers: [] },
      ...{ state: 'unknown', counts: someCounts(), applications: [] },
    });
    const starting = {
      source: 'EU cluster',
      problem: { code: 'starting', message: 'the first look' },
    } as const;
    const beginning = aDriftView({
      ...nothing,
      headline: { code: 'unknown', params: { unknown: 1 }, managers: [] },
      problems: [starting],
    });

    it('shows what was found', async () => {
      renderDrift('card', { entity, api: driftApi(aDriftView()) });
      expect(await screen.findByText('Out of sync')).toBeVisible();
      expect(
        screen.getByRole('link', { name: 'Drift details' }),
      ).toHaveAttribute('href', '/drift');
    });

    it('leaves no trace where nothing was found', async () => {
      const api = driftApi(beginning, nothing);
      renderDrift('card', { entity, api });
      await waitFor(() => expect(api.getDrift).toHaveBeenCalledTimes(1));
      await seconds(1);
      await waitFor(() => expect(api.getDrift).toHaveBeenCalledTimes(2));
      await seconds(0);
      expect(screen.queryByRole('heading', { name: 'Drift' })).toBeNull();
    });

    it('comes once the first look has found something', async () => {
      const api = driftApi(beginning, aDriftView());
      renderDrift('card', { entity, api });
      await waitFor(() => expect(api.getDrift).toHaveBeenCalledTimes(1));
      expect(screen.queryByRole('heading', { name: 'Drift' })).toBeNull();
      await seconds(1);
      expect(await screen.findByText('Out of sync')).toBeVisible();
    });

    it('does not take what cannot be read for nothing', async () => {
      const problem = { ...starting.problem, code: 'unreachable' } as const;
      const view = { ...beginning, problems: [{ ...starting, problem }] };
      renderDrift('card', { entity, api: driftApi(view) });
      expect(await screen.findByText('EU cluster')).toBeVisible();
    });

    it('says that asking failed', async () => {
      renderDrift('card', { entity, api: driftApi(await refusal(500)) });
      expect(
        await screen.findByText('Reading the drift of this entity failed'),
      ).toBeVisible();
    });
  });

  it('is not on the page of an entity that names nothing', async () => {
    const api = driftApi(aDriftView());
    renderDrift('card', { entity: aDriftEntity({}), api });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
    expect(api.getDrift).not.toHaveBeenCalled();
  });
});
