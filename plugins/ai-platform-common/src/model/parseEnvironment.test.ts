import { anEnvironment, anEnvironmentInput } from '../testUtils/anEnvironment';
import { formatPath } from './issue';
import { parseEnvironment } from './parseEnvironment';
import { CLOUDS, PROFILES, STAGES } from './vocabulary';

type Input = ReturnType<typeof anEnvironmentInput>;

function pathsOf(input: unknown): string[] {
  return parseEnvironment(input).issues.map(issue => formatPath(issue.path));
}

describe('parseEnvironment', () => {
  describe.each(CLOUDS)('on %s', cloud => {
    it.each(STAGES.flatMap(stage => PROFILES.map(p => [stage, p] as const)))(
      'fills everything that a %s environment with profile %s leaves out, without a complaint',
      (stage, profile) => {
        const { environment, issues } = parseEnvironment(
          anEnvironmentInput({ cloud, stage, profile }),
        );
        expect(issues).toEqual([]);
        expect(environment?.spec.nodePools.map(p => p.name)).toContain(
          'system',
        );
        expect(environment?.spec.iac.state).toBeDefined();
      },
    );
  });

  it('gives back the same document when the filled-in one is read again', () => {
    const environment = anEnvironment({
      cloud: 'gcp',
      profile: 'gpu-training',
    });
    const again = parseEnvironment(JSON.parse(JSON.stringify(environment)));
    expect(JSON.stringify(again.environment)).toBe(JSON.stringify(environment));
  });

  it('writes out the owner, the domain and the source of the modules', () => {
    const { metadata, spec } = anEnvironment({}, { owner: 'fraud-ml' });
    expect(metadata.owner).toBe('group:default/fraud-ml');
    expect(spec.network.domain).toBe('fraud-dev.fraud.internal');
    expect(spec.iac.modules.source).toBe(
      'https://github.com/acme/platform-k8s-clusters.git',
    );
  });

  it('takes one repository of another name for a monorepo', () => {
    const { spec } = anEnvironment({
      gitops: { repoUrl: 'https://github.com/acme/platform' },
    });
    expect(spec.gitops.layout).toBe('monorepo');
    expect(spec.iac.modules.source).toBe('https://github.com/acme/platform');
  });

  it('takes a single alert percentage for a list of one', () => {
    const { spec } = anEnvironment({ budget: { alertAt: 80 } });
    expect(spec.budget.alertAt).toEqual([80]);
  });

  it('keeps node pools that are given and does not add those of the profile', () => {
    const { spec } = anEnvironment({
      nodePools: [{ name: 'only', machine: 'm7i.xlarge', min: 1 }],
    });
    expect(spec.nodePools).toHaveLength(1);
    expect(spec.platform.gpuOperator.enabled).toBe(false);
  });

  it.each([null, 3, 'text', [], true, undefined, () => 0])(
    'names the whole document where it is %p',
    input => {
      const { environment, issues } = parseEnvironment(input);
      expect(environment).toBeUndefined();
      expect(issues).toHaveLength(1);
      expect(issues[0].remedy).toContain('apiVersion, kind, metadata and spec');
    },
  );

  it('does not throw on a document that contains itself', () => {
    const input = anEnvironmentInput() as Input & { again?: unknown };
    input.again = input;
    expect(pathsOf(input)).toEqual(['again']);
  });

  it('finds faults of the schema and faults between fields at once', () => {
    const input = anEnvironmentInput({ cloud: 'gcp' });
    Object.assign(input.metadata, { costCenter: 4711 });
    Object.assign(input.spec, {
      stag: 'dev',
      account: 'NOPE',
      budget: { monthly: -3 },
      nodePools: [
        { name: 'a', machine: 'g6.xlarge', min: 3, max: 1 },
        { name: 'B', machine: 'e2-standard-4', min: 1 },
      ],
    });
    Reflect.deleteProperty(input.spec, 'stage');
    expect(pathsOf(input).sort()).toEqual([
      'metadata.costCenter',
      'spec.account',
      'spec.budget.monthly',
      'spec.nodePools[0].machine',
      'spec.nodePools[0].min',
      'spec.nodePools[1].name',
      'spec.stag',
      'spec.stage',
    ]);
  });

  it('proposes the field that a misspelt one means', () => {
    const input = anEnvironmentInput({
      platform: { kueue: { enable: true } } as object,
    });
    const [issue] = parseEnvironment(input).issues;
    expect(formatPath(issue.path)).toBe('spec.platform.kueue.enable');
    expect(issue.remedy).toBe('Did you mean enabled?');
  });

  it('says for every fault what to do', () => {
    const { issues } = parseEnvironment({ spec: { network: 1, budget: [] } });
    expect(issues.length).toBeGreaterThan(5);
    expect(issues.filter(issue => !issue.remedy.trim())).toEqual([]);
  });
});
