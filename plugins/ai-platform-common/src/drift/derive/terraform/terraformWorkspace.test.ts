import {
  driftInputs,
  minutesAgo,
  NOW,
  read,
  unread,
} from '../../../testUtils/drift/inputs';
import {
  aChange,
  aReport,
  terraformInputs,
} from '../../../testUtils/drift/terraform';
import type { TerraformReportFacts } from '../../facts';
import type { TerraformInputs } from '../../inputs';
import { deriveDrift } from '../deriveDrift';

const derive = (terraform: TerraformInputs) =>
  deriveDrift(driftInputs({ terraform: [terraform] }), NOW);

const workspace = (
  report: Partial<TerraformReportFacts>,
  changes?: Partial<TerraformInputs>,
) => derive(terraformInputs(report, changes)).workspaces[0];

const irrelevant = aChange({
  address: 'aws_instance.web',
  type: 'aws_instance',
  name: 'web',
  differences: [{ path: 'public_dns', replaces: false, relevant: false }],
});

describe('a Terraform workspace', () => {
  it('is in sync where the last plan found that nothing changed outside of it', () => {
    const view = derive(terraformInputs());
    expect(view.headline).toMatchObject({
      code: 'inSync',
      params: { applications: 0, workspaces: 1 },
    });
    expect(view.workspaces[0]).toMatchObject({
      id: 'terraform::fraud-prod',
      state: 'inSync',
      plannedAt: minutesAgo(60),
      engine: 'terraform',
      run: 'https://github.com/acme/infrastructure/actions/runs/17',
    });
  });

  it('tells what changed, since when it is known, and the run that saw it', () => {
    const view = derive(terraformInputs({ drift: [aChange()] }));
    expect(view.headline).toEqual({
      code: 'drifted',
      params: { fields: 1, resources: 1 },
      since: minutesAgo(60),
      managers: [],
    });
    expect(view.workspaces[0].resources).toMatchObject([
      {
        id: 'aws_s3_bucket.models',
        kind: 'aws_s3_bucket',
        name: 'models',
        state: 'drifted',
        differences: [
          {
            path: 'tags.team',
            want: { kind: 'value', text: 'fraud' },
            have: { kind: 'value', text: 'nobody' },
            since: minutesAgo(60),
            sinceSeen: true,
            who: {
              manager: 'terraform plan',
              link: 'https://github.com/acme/infrastructure/actions/runs/17',
            },
          },
        ],
      },
    ]);
  });

  it('tells what was destroyed by hand as missing', () => {
    const gone = aChange({ actions: ['delete'], differences: [] });
    expect(workspace({ drift: [gone] }).resources).toMatchObject([
      { state: 'missing', since: minutesAgo(60) },
    ]);
  });

  it('shows what is of no consequence as noise', () => {
    const view = workspace({ drift: [irrelevant] });
    expect(view.state).toBe('inSync');
    expect(view.resources).toMatchObject([
      {
        state: 'inSync',
        differences: [{ path: 'public_dns', ignored: { by: 'serverDefault' } }],
      },
    ]);
    expect(view.counts).toMatchObject({ fields: 0, ignored: 0 });
  });

  it('does not mind that a deposed object is gone, and tells it from the current one', () => {
    const view = workspace({
      drift: [
        aChange({ deposed: '1a2b3c4d', actions: ['delete'], differences: [] }),
        aChange(),
      ],
    });
    expect(view.resources.map(({ id, state }) => [id, state])).toEqual([
      ['aws_s3_bucket.models', 'drifted'],
      ['aws_s3_bucket.models (deposed 1a2b3c4d)', 'ignored'],
    ]);
  });

  it('leaves data sources out: they are read anew each time', () => {
    const data = aChange({ address: 'data.aws_ami.latest', mode: 'data' });
    expect(workspace({ drift: [data] })).toMatchObject({
      state: 'inSync',
      resources: [],
    });
  });

  it('names resources in modules by their own name', () => {
    const change = aChange({
      address: 'module.net["a.b"].aws_subnet.private[0]',
      module: 'module.net["a.b"]',
      type: 'aws_subnet',
      name: 'private',
    });
    expect(workspace({ drift: [change] }).resources).toMatchObject([
      { namespace: 'module.net["a.b"]', name: 'private[0]' },
    ]);
  });

  const counts = { ...aReport().counts, add: 1, change: 1 };
  const bucket = aChange({ address: 'aws_s3_bucket.new', actions: ['create'] });

  it('tells what the code would change beside bringing the drift back', () => {
    const view = workspace({
      drift: [aChange()],
      changes: [aChange(), bucket],
      counts,
    });
    expect(view.pending).toMatchObject({ add: 1, change: 0 });
    expect(view.pendingResources).toEqual([
      { id: 'aws_s3_bucket.new', action: 'add' },
    ]);
  });

  it('counts a change that does more than bring back as one of the code', () => {
    const more = aChange({
      differences: [
        ...aChange().differences,
        { path: 'force_destroy', replaces: false, relevant: true },
      ],
    });
    const view = workspace({
      drift: [aChange()],
      changes: [more, bucket],
      counts,
    });
    expect(view.pending).toMatchObject({ add: 1, change: 1 });
    expect(view.pendingResources.map(({ action }) => action)).toEqual([
      'change',
      'add',
    ]);
  });

  it('tells no pending changes of a refresh-only plan', () => {
    expect(workspace({ refreshOnly: true }).pending).toBeUndefined();
  });

  it('leads to the apply workflow, or says that there is none', () => {
    expect(workspace({}).revert).toEqual({
      link: 'https://github.com/acme/infrastructure/actions/workflows/apply',
    });
    expect(workspace({}, { applyLink: 'data:text/html,hello' }).revert).toEqual(
      {
        obstacle: 'noApplyWorkflow',
      },
    );
  });

  const DOUBTS: [
    story: string,
    report: Partial<TerraformReportFacts>,
    changes: Partial<TerraformInputs>,
    stale: boolean,
  ][] = [
    [
      'no plan came for more than two days',
      { plannedAt: minutesAgo(3_000) },
      {},
      true,
    ],
    ['a plan does not tell when it was made', { plannedAt: 'today' }, {}, true],
    ['the plan ended with errors', { errored: true }, {}, false],
    ['more drifted than is kept', { omittedDrift: 3 }, {}, false],
    [
      'a later report was refused',
      {},
      { refused: { at: NOW, message: 'It is no plan.' } },
      true,
    ],
    [
      'the latest report could not be read',
      {},
      { report: read(aReport(), { stale: true }) },
      true,
    ],
    ['there is no report', {}, { report: unread({ code: 'notFound' }) }, true],
  ];

  it.each(DOUBTS)('is unknown where %s', (_story, report, changes, stale) => {
    const view = derive(terraformInputs(report, changes));
    expect(view.state).toBe('unknown');
    expect(view.headline.code).toBe('unknown');
    expect(view.workspaces[0]).toMatchObject({ state: 'unknown', stale });
    expect(view.workspaces[0].problems).not.toEqual([]);
  });

  it('does not call a resource in sync of which fields were left out', () => {
    const view = workspace({ drift: [{ ...irrelevant, omitted: 7 }] });
    expect(view.resources).toMatchObject([{ state: 'unknown', omitted: 7 }]);
    expect(view.state).toBe('unknown');
  });

  it('shows the drift of an old plan, and that something may be missing in it', () => {
    const view = derive(
      terraformInputs({ drift: [aChange()], plannedAt: minutesAgo(9_000) }),
    );
    expect(view.headline.code).toBe('driftedAndUnknown');
    expect(view.workspaces[0]).toMatchObject({ state: 'drifted', stale: true });
  });

  it('says why a report was refused while an earlier one is shown', () => {
    const view = workspace(
      { drift: [aChange()] },
      { refused: { at: NOW, message: 'Format version 2.0.\u0000' } },
    );
    expect(view.problems.map(({ message }) => message)).toContain(
      'A report was refused: Format version 2.0.',
    );
    expect(view.resources).toHaveLength(1);
  });
});
