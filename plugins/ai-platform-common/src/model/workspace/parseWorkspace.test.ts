import { aWorkspace, aWorkspaceInput } from '../../testUtils/aWorkspace';
import { formatPath } from '../issue';
import { STAGES } from '../vocabulary';
import { parseWorkspace } from './parseWorkspace';
import type { WorkspaceInput } from './workspaceSchema';

type Quota = WorkspaceInput['spec']['quota'];

function issuesOf(input: unknown): Record<string, string> {
  return Object.fromEntries(
    parseWorkspace(input).issues.map(({ path, message, remedy }) => [
      formatPath(path),
      `${message} ${remedy}`,
    ]),
  );
}

function quotaIssues(quota: object): Record<string, string> {
  return issuesOf(aWorkspaceInput({ quota: quota as Quota }));
}

describe('parseWorkspace', () => {
  it.each(STAGES)('fills what a %s workspace leaves out', stage => {
    const { workspace, issues } = parseWorkspace(aWorkspaceInput({ stage }));
    expect(issues).toEqual([]);
    expect(workspace?.spec).toEqual({
      environment: 'fraud-dev',
      stage,
      namespace: 'fraud-training',
      quota: {
        accelerators: { 'nvidia.com/gpu': 8 },
        cpu: '64',
        memory: '256Gi',
      },
      defaults: { cpu: '500m', memory: '1Gi', limits: {} },
      gitops: {
        engine: 'argocd',
        repoUrl: 'https://github.com/acme/platform-gitops-config.git',
        revision: 'main',
        cluster: 'fraud-dev',
        layout: 'repositories',
      },
    });
  });

  it('queues in the queue of the environment unless told otherwise', () => {
    expect(aWorkspace({ queue: {} }).spec.queue).toEqual({
      name: 'default',
      clusterQueue: 'fraud-dev',
    });
  });

  it('gives back the same document when the filled-in one is read again', () => {
    const workspace = aWorkspace({ queue: {} }, { owner: 'fraud-ml' });
    const again = parseWorkspace(JSON.parse(JSON.stringify(workspace)));
    expect(JSON.stringify(again.workspace)).toBe(JSON.stringify(workspace));
  });

  it('takes numbers and texts for amounts, and sorts the devices', () => {
    const accelerators = { 'nvidia.com/gpu': '8', 'amd.com/gpu': 2 };
    const { quota } = aWorkspace({
      quota: { accelerators, cpu: '1500m', memory: '1.5Gi', pods: '20' },
    }).spec;
    expect(JSON.stringify(quota)).toBe(
      '{"accelerators":{"amd.com/gpu":2,"nvidia.com/gpu":8},"cpu":"1500m","memory":"1.5Gi","pods":20}',
    );
  });

  it.each([null, 3, 'text', [], true, undefined, () => 0])(
    'names the whole document where it is %p',
    input => {
      const { workspace, issues } = parseWorkspace(input);
      expect(workspace).toBeUndefined();
      expect(issues).toHaveLength(1);
      expect(issues[0].remedy).toContain('apiVersion, kind, metadata and spec');
    },
  );

  it('finds faults of the schema and faults between fields at once', () => {
    const input = aWorkspaceInput(
      { environment: 'fraud', quota: { memory: '500m', cpu: 64 } },
      { name: 'fraud', labels: { 'flagstone.dev/x': 'y' } },
    );
    Object.assign(input.metadata, { costCenter: 4711 });
    Object.assign(input.spec, {
      stage: 'development',
      namespace: 'kube-system',
      gitops: { repoUrl: 'https://me:token@git.example.com/platform.git' },
    });
    expect(Object.keys(issuesOf(input)).sort()).toEqual([
      'metadata.costCenter',
      'metadata.labels.flagstone.dev/x',
      'metadata.name',
      'spec.gitops.repoUrl',
      'spec.namespace',
      'spec.quota.memory',
      'spec.stage',
    ]);
  });

  it('says for every fault what to do', () => {
    const { issues } = parseWorkspace({ spec: { quota: 1, queue: [] } });
    expect(issues.length).toBeGreaterThan(5);
    expect(issues.filter(issue => !issue.remedy.trim())).toEqual([]);
  });
});

describe('the keys of a quota', () => {
  it.each([
    ['gpu', 'nvidia.com/gpu'],
    ['GPUs', 'nvidia.com/gpu'],
    ['requestsGpu', 'nvidia.com/gpu'],
    ['nvidia.com/gpu', 'nvidia.com/gpu'],
    ['requests.nvidia.com/gpu', 'nvidia.com/gpu'],
    ['limits.nvidia.com/gpu', 'nvidia.com/gpu'],
    ['requests.nvidia.com/mig-1g.5gb', 'nvidia.com/mig-1g.5gb'],
    ['tpu', 'google.com/tpu'],
    ['neuron', 'aws.amazon.com/neuron'],
    ['amdGpu', 'amd.com/gpu'],
    ['gaudi', 'habana.ai/gaudi'],
  ])('are named rightly where somebody writes %s beside cpu', (key, device) => {
    const issues = quotaIssues({ cpu: 8, memory: '8Gi', [key]: 1 });
    expect(Object.keys(issues)).toEqual([`spec.quota.${key}`]);
    expect(issues[`spec.quota.${key}`]).toContain(
      `Write ${device} in spec.quota.accelerators`,
    );
  });

  it.each([
    ['requests.cpu', 'cpu'],
    ['limits.memory', 'memory'],
    ['RAM', 'memory'],
    ['requests.storage', 'storage'],
    ['count/pods', 'pods'],
  ])('are named rightly where somebody writes %s', (key, field) => {
    const issues = quotaIssues({ [key]: 1 });
    expect(issues[`spec.quota.${key}`]).toContain(
      `Write ${field} in spec.quota;`,
    );
  });

  it.each([
    ['gpu', 'Write nvidia.com/gpu'],
    ['mig-1g.5gb', 'Write nvidia.com/mig-<profile>'],
    ['nvidia/gpu', 'Write nvidia.com/gpu'],
    ['requests.nvidia.com/gpu', 'Write nvidia.com/gpu in spec.quota'],
    ['limits.amd.com/gpu', 'the only prefix that Kubernetes knows'],
    ['cpu', 'Write cpu in spec.quota;'],
    ['x.deviceclass.resource.k8s.io/devices', 'device class stands for'],
    ['fpga', 'Write the extended resource that nodes advertise'],
  ])('are refused as a device where it is %s', (key, remedy) => {
    const issues = quotaIssues({
      cpu: 8,
      memory: '8Gi',
      accelerators: { [key]: 1 },
    });
    const path = `spec.quota.accelerators.${key}`;
    expect(Object.keys(issues)).toEqual([path]);
    expect(issues[path]).toContain('is not the name of a device.');
    expect(issues[path]).toContain(remedy);
  });

  it.each([0.5, -1, '500m', '1Gi', null, true])(
    'count whole devices, not %p',
    amount => {
      const issues = quotaIssues({
        accelerators: { 'nvidia.com/gpu': amount },
      });
      expect(issues['spec.quota.accelerators.nvidia.com/gpu']).toContain(
        'whole number of devices',
      );
    },
  );
});

describe('amounts', () => {
  it.each(['64GB', '64 Gi', '64gi', '-1', '1e999', 'Infinity', '', ' ', {}])(
    'are quantities, not %p',
    memory => {
      expect(quotaIssues({ cpu: 1, memory })['spec.quota.memory']).toContain(
        'for example 256Gi',
      );
    },
  );

  it.each([
    ['500m', 'not a whole number of bytes', '500Mi'],
    [256, '256 bytes', '256Gi'],
    ['64', '64 bytes', '64Gi'],
    ['1000k', '1000000 bytes', '1000Gi'],
  ])('of memory are bytes, so %p is doubted', (memory, told, proposed) => {
    const issue = quotaIssues({ cpu: 8, memory })['spec.quota.memory'];
    expect(issue).toContain(told);
    expect(issue).toContain(proposed);
  });

  it('of what one container gets fit into the whole', () => {
    const issues = quotaIssues({ cpu: '200m', memory: '512Mi' });
    expect(Object.keys(issues)).toEqual([
      'spec.defaults.cpu',
      'spec.defaults.memory',
    ]);
    expect(issues['spec.defaults.cpu']).toContain('Set it to at most 200m.');
  });

  it('of zero close the namespace, and mean to', () => {
    expect(quotaIssues({ cpu: 0, memory: 0, pods: 0 })).toEqual({});
  });

  it('of a limit are at least what is asked for', () => {
    const issues = issuesOf(
      aWorkspaceInput({
        defaults: { memory: '2048Mi', limits: { cpu: '100m', memory: '1Gi' } },
      }),
    );
    expect(issues['spec.defaults.limits.cpu']).toContain('at least 500m.');
    expect(issues['spec.defaults.limits.memory']).toContain('at least 2Gi.');
  });

  it('that are missing are a doubt, for the workspace may then take all', () => {
    const { workspace, issues } = parseWorkspace(
      aWorkspaceInput({ quota: {} }),
    );
    expect(workspace).toBeDefined();
    expect(issues.map(i => [formatPath(i.path), i.severity])).toEqual([
      ['spec.quota.cpu', 'warning'],
      ['spec.quota.memory', 'warning'],
    ]);
  });
});

describe('the place of a workspace', () => {
  it.each(['default', 'kube-system', 'argocd', 'flux-system'])(
    'is never %s, which the cluster needs',
    namespace => {
      expect(Object.keys(issuesOf(aWorkspaceInput({ namespace })))).toEqual([
        'spec.namespace',
      ]);
    },
  );

  it('is told where the document does not say from which repository it comes', () => {
    const input = aWorkspaceInput({ gitops: undefined });
    const { workspace, issues } = parseWorkspace(input);
    expect(workspace).toBeDefined();
    expect(issues.map(({ path }) => formatPath(path))).toEqual([
      'spec.gitops.repoUrl',
    ]);
  });
});
