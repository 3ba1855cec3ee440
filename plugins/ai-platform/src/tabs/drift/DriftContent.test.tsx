import { screen, within } from '@testing-library/react';
import {
  DRIFT_OBSTACLES,
  SOURCE_PROBLEMS,
  type DriftApplication,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  aDifference,
  aDriftView,
  anApplication,
  aResource,
  aWorkspace,
  EXTRA,
  MISSING,
  someCounts,
} from '../../__testUtils__/aDriftView';
import { driftApi, renderDrift } from '../../__testUtils__/renderDrift';

const apiFor = (...applications: DriftApplication[]) =>
  driftApi(aDriftView({ applications }));

const panel = (name: string) => screen.findByRole('article', { name });

async function choose(
  user: ReturnType<typeof renderDrift>['user'],
  filter: string,
  option: string,
) {
  await user.click(
    await screen.findByRole('button', { name: new RegExp(`${filter}$`) }),
  );
  await user.click(await screen.findByRole('option', { name: option }));
}

describe('the tab on drift', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      advanceTimers: true,
      now: new Date('2026-10-01T10:00:12Z'),
    }),
  );
  afterEach(() => jest.useRealTimers());

  it('shows of every field what Git says, what the cluster has, since when and by whom', async () => {
    renderDrift('tab', { api: apiFor(anApplication()) });
    const table = await screen.findByRole('table', {
      name: 'Fields of Deployment fraud-detector that differ',
    });
    const [, image, replicas] = within(table).getAllByRole('row');
    expect(within(image).getByRole('rowheader')).toHaveTextContent(
      'spec.template.spec.containers[name=server].image',
    );
    expect(image).toHaveTextContent(/Security.*fraud:1\.4\.0.*1\.4\.1-hotfix/);
    expect(image).toHaveTextContent(/kubectl-edit$/);
    expect(replicas).toHaveTextContent(/Capacity35Tuesday .+kubectl-scale/);
  });

  it('hides what is ignored, says so, and shows it with its reason on demand', async () => {
    const { user } = renderDrift('tab', { api: apiFor(anApplication()) });
    const deployment = await panel('Deployment fraud-detector');
    expect(deployment).toHaveTextContent('1 ignored difference is not shown.');
    await user.click(
      screen.getByRole('switch', { name: 'Show what is ignored' }),
    );
    expect(deployment).toHaveTextContent('spec.progressDeadlineSeconds');
    expect(deployment).toHaveTextContent('Filled in by the server');
  });

  it('filters by severity and state', async () => {
    const application = anApplication({ resources: [aResource(), MISSING] });
    const { user } = renderDrift('tab', { api: apiFor(application) });
    await panel('ConfigMap thresholds');
    await choose(user, 'Severity', 'Security');
    expect(
      screen.queryByRole('article', { name: 'ConfigMap thresholds' }),
    ).toBeNull();
    expect(screen.queryByText('spec.replicas')).toBeNull();
    await choose(user, 'State', 'Not in Git');
    expect(screen.getByText('Nothing matches the filter.')).toBeVisible();
  });

  it('filters by application', async () => {
    const other = anApplication({ id: 'other', name: 'other' });
    const { user } = renderDrift('tab', {
      api: apiFor(anApplication(), other),
    });
    await screen.findByRole('heading', { level: 2, name: 'fraud-detector' });
    await choose(user, 'Application', 'other');
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(heading => heading.textContent),
    ).toEqual(['other']);
  });

  it('shows a whole resource too few or too many as such', async () => {
    renderDrift('tab', {
      api: apiFor(anApplication({ resources: [MISSING, EXTRA] })),
    });
    expect(await panel('ConfigMap thresholds')).toHaveTextContent(
      'Git has it, the cluster does not.',
    );
    expect(await panel('Service debug')).toHaveTextContent(
      'The cluster has it, Git does not.',
    );
  });

  it('says why something could not be compared', async () => {
    const unknown = aResource({
      ...{ state: 'unknown', differences: [], severity: undefined },
      problem: 'no field differs, and Argo CD calls it out of sync',
    });
    renderDrift('tab', {
      api: apiFor(anApplication({ resources: [unknown] })),
    });
    const deployment = await panel('Deployment fraud-detector');
    expect(deployment).toHaveTextContent('Not compared');
    expect(deployment).toHaveTextContent(
      'It could not be compared: no field differs, and Argo CD calls it out of sync',
    );
    expect(within(deployment).queryByRole('button')).toHaveTextContent(
      'Show the difference',
    );
  });

  it('tells of a secret only that it differs', async () => {
    const secret = aDifference({
      path: 'data.password',
      ...{ want: { kind: 'masked' }, have: { kind: 'masked' } },
    });
    renderDrift('tab', {
      api: apiFor(
        anApplication({ resources: [aResource({ differences: [secret] })] }),
      ),
    });
    expect(await screen.findAllByText('secret')).toHaveLength(2);
  });

  it('shows the difference side by side or inline', async () => {
    const { user } = renderDrift('tab', { api: apiFor(anApplication()) });
    const show = await screen.findByRole('button', {
      name: 'Show the difference',
    });
    expect(show).toHaveAttribute('aria-expanded', 'false');
    await user.click(show);
    const diff = await screen.findByRole('region', {
      name: 'Difference of Deployment fraud-detector',
    });
    expect(
      await within(diff).findByText('Git says → The cluster has'),
    ).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Side by side' }));
    expect(await within(diff).findByText('The cluster has')).toBeVisible();
    expect(
      within(diff).getAllByText('replicas:', { exact: false }),
    ).toHaveLength(2);
  });

  it('shows what was deployed, when and by whom', async () => {
    renderDrift('tab', { api: apiFor(anApplication()) });
    const history = await screen.findByRole('table', {
      name: 'Deployments of fraud-detector',
    });
    expect(history).toHaveTextContent('Raise the threshold');
    expect(history).toHaveTextContent('user:default/ada');
  });

  it('shows what the engine says of itself, and that its verdict is old', async () => {
    const unknown = { state: 'unknown' as const, differences: [] };
    const application = anApplication({
      stale: true,
      conditions: [{ type: 'ComparisonError', message: 'no such revision' }],
      resources: [
        aResource({
          ...unknown,
          problem: 'ComparisonError: no such revision',
        }),
        aResource({ ...unknown, id: 'b', name: 'b', problem: 'no schema' }),
      ],
    });
    renderDrift('tab', { api: apiFor(application) });
    expect(await screen.findByText('ComparisonError')).toBeVisible();
    expect(screen.getAllByText(/no such revision/)).toHaveLength(1);
    expect(
      screen.getByText('It could not be compared, as it says above.'),
    ).toBeVisible();
    expect(
      screen.getByText('It could not be compared: no schema'),
    ).toBeVisible();
    expect(screen.getByText(/it may no longer be so$/)).toBeVisible();
  });

  it('shows a workspace with what differs, and apart from that what the code would change', async () => {
    renderDrift('tab', {
      api: driftApi(
        aDriftView({ applications: [], workspaces: [aWorkspace()] }),
      ),
    });
    const resource = await panel('aws_db_instance.main');
    expect(resource).toHaveTextContent(/publicly_accessible.*false.*true/);
    expect(
      within(resource).getByRole('columnheader', { name: 'The code says' }),
    ).toBeVisible();
    expect(screen.getByText('1 to add, 1 to replace')).toBeVisible();
    expect(screen.getByText('aws_s3_bucket.models')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the apply workflow' }),
    ).toHaveAttribute('href', 'https://ci.example.com/workflows/apply');
    expect(screen.getByRole('link', { name: 'The run' })).toBeVisible();
  });

  it.each([
    { obstacle: 'noApplyWorkflow' as const },
    { link: 'data:text/html,x' },
  ])('leads to no apply workflow that is not known: %j', async revert => {
    const workspaces = [aWorkspace({ revert })];
    renderDrift('tab', { api: driftApi(aDriftView({ workspaces })) });
    await panel('aws_db_instance.main');
    expect(screen.queryByRole('link', { name: /apply workflow/ })).toBeNull();
    expect(screen.queryAllByText(/^No apply workflow is known/)).toHaveLength(
      revert.obstacle ? 1 : 0,
    );
  });

  it('tells how earlier drift ended', async () => {
    const closed = [
      {
        ...{ application: 'a', resource: 'apps/Deployment/fraud/x' },
        ...{ path: 'spec.replicas', by: 'codified' as const },
        ...{ openedAt: '2026-09-01T00:00:00Z', person: 'user:default/ada' },
        closedAt: '2026-09-02T00:00:00Z',
      },
    ];
    renderDrift('tab', { api: driftApi(aDriftView({ closed })) });
    const table = await screen.findByRole('table', {
      name: 'What differed before',
    });
    expect(table).toHaveTextContent('Written into Git by user:default/ada');
  });

  it('says so where nothing differs', async () => {
    const inSync = anApplication({
      ...{ resources: [], counts: someCounts(), sync: 'synced' },
    });
    renderDrift('tab', { api: apiFor(inSync) });
    expect(await screen.findByText('Nothing differs.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Revert all/ })).toBeNull();
  });

  it.each(DRIFT_OBSTACLES)(
    'disables an action that %s stands in the way of, and says so',
    async obstacle => {
      const resource = aResource({ revert: { obstacle } });
      renderDrift('tab', {
        api: apiFor(anApplication({ resources: [resource] })),
      });
      const button = await screen.findByRole('button', {
        name: 'Revert Deployment fraud-detector',
      });
      expect(button).toBeDisabled();
      expect(button).toHaveAccessibleDescription(/^Revert: .+\.$/);
    },
  );

  it('offers no way out that does not exist', async () => {
    const resource = aResource({ codify: undefined, revert: undefined });
    renderDrift('tab', {
      api: apiFor(anApplication({ resources: [resource] })),
    });
    await screen.findByRole('button', {
      name: 'Ignore Deployment fraud-detector',
    });
    expect(screen.queryByRole('button', { name: /^Codify/ })).toBeNull();
  });

  it('has a text and a remedy for every problem of a source', async () => {
    const problems = SOURCE_PROBLEMS.map(code => ({
      source: code,
      problem: { code, message: 'message', resource: 'RESOURCE' },
    }));
    renderDrift('tab', { api: driftApi(aDriftView({ problems })) });
    for (const code of SOURCE_PROBLEMS) {
      const row = (await screen.findByText(code)).closest('li');
      expect(row).toHaveTextContent(/^\w+: [^{}]+\. [^{}]+\./);
      expect(row).not.toHaveTextContent(/driftSources/);
    }
  });

  it('is used by keyboard alone', async () => {
    const { user } = renderDrift('tab', { api: apiFor(anApplication()) });
    const codify = await screen.findByRole('button', { name: /^Codify/ });
    const reached: (Element | null)[] = [];
    for (let presses = 0; presses < 24; presses += 1) {
      await user.tab();
      reached.push(document.activeElement);
    }
    expect(reached).toContain(codify);
    expect(reached).toContain(screen.getByRole('switch'));
  });
});
