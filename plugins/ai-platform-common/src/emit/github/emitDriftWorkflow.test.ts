import { parse } from 'yaml';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { CLOUDS } from '../../model/vocabulary';
import type { Environment } from '../../model/environment';
import { emitDriftWorkflow } from './emitDriftWorkflow';

const ON_GITHUB = 'https://github.com/acme/platform-gitops-config.git';

function environment(
  change: (
    spec: Environment['spec'],
  ) => Partial<Environment['spec']> = () => ({}),
): Environment {
  const made = anEnvironment();
  const gitops = {
    ...made.spec.gitops,
    repoUrl: ON_GITHUB,
    layout: 'repositories' as const,
  };
  const spec = { ...made.spec, gitops };
  return { ...made, spec: { ...spec, ...change(spec) } };
}

function withUrl(repoUrl: string, layout: 'repositories' | 'monorepo') {
  return environment(spec => ({ gitops: { ...spec.gitops, repoUrl, layout } }));
}

const contentOf = (of: Environment) => emitDriftWorkflow(of)[0]?.content ?? '';

describe('emitDriftWorkflow', () => {
  it.each(CLOUDS)('plans without the right to change anything: %s', cloud => {
    const workflow = parse(contentOf(environment(() => ({ cloud }))));
    expect(workflow.permissions).toEqual({
      contents: 'read',
      'id-token': 'write',
    });
    const runs = workflow.jobs.plan.steps.map(
      (step: { run?: string }) => step.run ?? '',
    );
    expect(runs.join()).not.toContain(' apply');
    expect(Object.keys(workflow.on)).toEqual(['schedule', 'workflow_dispatch']);
  });

  it('keeps the token out of every command line, and the plan off the disk', () => {
    const content = contentOf(environment());
    expect(content).not.toMatch(/--header[^\n]*Bearer|-H [^\n]*Bearer/);
    const { steps } = parse(content).jobs.plan;
    expect(steps[steps.length - 1]).toMatchObject({ if: 'always()' });
  });

  it('puts nothing of an expression into a script', () => {
    const { steps } = parse(contentOf(environment())).jobs.plan;
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  it('speaks to the engine of the document', () => {
    const content = contentOf(
      environment(spec => ({ iac: { ...spec.iac, engine: 'opentofu' } })),
    );
    expect(content).toContain('tofu plan ');
    expect(content).toContain('engine=opentofu');
    expect(content).not.toMatch(/terraform (init|plan|show|version)/);
  });

  it.each([
    ['git@github.com:acme/platform-gitops-config.git', 1],
    ['https://github.acme.example/ml/platform-gitops-config', 1],
    ['https://gitlab.com/acme/platform-gitops-config.git', 0],
    ['file:///srv/git/platform-gitops-config.git', 0],
  ])('is for GitHub: %s', (url, files) => {
    expect(emitDriftWorkflow(withUrl(url, 'repositories'))).toHaveLength(files);
  });

  it('leaves folders of one repository alone, for GitHub reads its root', () => {
    const one = withUrl('https://github.com/acme/platform.git', 'monorepo');
    expect(emitDriftWorkflow(one)).toEqual([]);
  });

  it('tells which runner a private API needs', () => {
    const at = (privateApi: boolean) =>
      contentOf(
        environment(spec => ({ network: { ...spec.network, privateApi } })),
      );
    expect(at(true)).toMatch(/# .*PLAN_RUNNER_/);
    expect(at(false)).not.toMatch(/# .*PLAN_RUNNER_/);
  });
});
