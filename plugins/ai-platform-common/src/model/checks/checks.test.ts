import { anEnvironmentInput } from '../../testUtils/anEnvironment';
import type { EnvironmentInput } from '../environmentSchema';
import { formatPath } from '../issue';
import { parseEnvironment } from '../parseEnvironment';

type Spec = Partial<EnvironmentInput['spec']>;
type Pool = NonNullable<EnvironmentInput['spec']['nodePools']>[number];

const system: Pool = { name: 'system', machine: 'm7i.xlarge', min: 2, max: 4 };

function onAws(...pools: Pool[]): Spec {
  return { nodePools: [system, ...pools] };
}

function onGcp(...pools: Pool[]): Spec {
  return {
    cloud: 'gcp',
    nodePools: [{ ...system, machine: 'n2-standard-4' }, ...pools],
  };
}

function onAzure(...pools: Pool[]): Spec {
  return {
    cloud: 'azure',
    nodePools: [{ ...system, machine: 'Standard_D4s_v5' }, ...pools],
  };
}

const gpu = (accelerator: Pool['accelerator'], machine: string): Pool => ({
  name: 'gpu',
  machine,
  accelerator,
});

function found(spec: Spec): string[] {
  return parseEnvironment(anEnvironmentInput(spec)).issues.map(
    issue =>
      `${issue.severity} ${formatPath(issue.path)}: ${issue.message} ${
        issue.remedy
      }`,
  );
}

interface Row {
  story: string;
  spec: Spec;
  issue: string | RegExp;
}

const rows: Row[] = [
  {
    story: 'an account number that is too short',
    spec: { account: '12345' },
    issue: /error spec.account: .*12 digits in quotes/,
  },
  {
    story: 'a project id on Azure',
    spec: { cloud: 'azure', account: 'fraud-ml' },
    issue: /error spec.account: .*subscription id/,
  },
  {
    story: 'a region of another cloud',
    spec: { cloud: 'gcp', account: 'fraud-ml', region: 'eu-central-1' },
    issue: /warning spec.region: .*region of aws, not of gcp/,
  },
  {
    story: 'a region that nobody knows yet',
    spec: { region: 'eu-centrl-1' },
    issue: /warning spec.region: .*Did you mean eu-central-1/,
  },
  {
    story: 'a range with host bits',
    spec: { network: { cidr: '10.40.3.7/16' } },
    issue: /error spec.network.cidr: .*Write 10.40.0.0\/16/,
  },
  {
    story: 'a range that is none',
    spec: { network: { cidr: '10.400.0.0/16' } },
    issue: /error spec.network.cidr: is no IPv4 range/,
  },
  {
    story: 'a range that holds a dozen pods',
    spec: {
      ...onAws({ name: 'many', machine: 'm7i.large', max: 50 }),
      network: { cidr: '10.40.0.0/22' },
    },
    issue:
      /error spec.network.cidr: \/22 is too small for 2 zones .*Use a \/\d\d/,
  },
  {
    story: 'a range too small for the subnets of the cloud',
    spec: { network: { cidr: '10.40.0.0/24' } },
    issue:
      /error spec.network.cidr: \/24 is too small for a cluster network on aws. Use a prefix from \/16 to \/22/,
  },
  {
    story: 'a machine name that the cloud would not give',
    spec: onAws({ name: 'p', machine: 'large' }),
    issue: /error spec.nodePools\[1\].machine: large is no machine name on aws/,
  },
  {
    story: 'more labels than an AWS pool takes',
    spec: onAws({
      name: 'p',
      machine: 'm7i.large',
      labels: Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [`label-${index}`, 'x']),
      ),
    }),
    issue: /error spec.nodePools\[1\].labels: .*takes 35. Remove 9 of them/,
  },
  {
    story:
      'a range too small for thousands of nodes, where no prefix is large enough',
    spec: {
      nodePools: ['a', 'b'].reduce<Pool[]>(
        (pools, name) => [...pools, { name, machine: 'm7i.large', max: 1000 }],
        [system],
      ),
    },
    issue:
      /error spec.network.cidr: .*Lower the largest size of the node pools/,
  },
  {
    story: 'a range that the Services have',
    spec: { network: { cidr: '172.20.0.0/16' } },
    issue: /error spec.network.cidr: overlaps 172.20.0.0\/16/,
  },
  {
    story: 'a range that the pods have on Google Cloud',
    spec: { cloud: 'gcp', network: { cidr: '100.65.0.0/16' } },
    issue: /error spec.network.cidr: overlaps 100.64.0.0\/14/,
  },
  {
    story: 'public addresses',
    spec: { network: { cidr: '52.10.0.0/16' } },
    issue: /warning spec.network.cidr: is not a private range/,
  },
  {
    story: 'an API server open to everyone',
    spec: { network: { cidr: '10.40.0.0/16', privateApi: false } },
    issue: /warning spec.network.apiAllowedCidrs: leaves the API server open/,
  },
  {
    story: 'a Kubernetes version of the past',
    spec: { kubernetes: { version: '1.21' } },
    issue: /error spec.kubernetes.version: .*Choose 1\.\d\d/,
  },
  {
    story: 'min above max',
    spec: onAws({ name: 'p', machine: 'm7i.large', min: 5, max: 2 }),
    issue: /error spec.nodePools\[1\].min: 5 is more than max, 2/,
  },
  {
    story: 'two pools of one name',
    spec: onAws({ name: 'system', machine: 'm7i.large' }),
    issue: /error spec.nodePools\[1\].name: .*nodePools\[0\]/,
  },
  {
    story: 'no pool for the platform services',
    spec: {
      nodePools: [{ name: 'spot', machine: 'm7i.large', capacity: 'spot' }],
    },
    issue: /error spec.nodePools: has no pool that the platform services/,
  },
  {
    story: 'a taint that is there twice',
    spec: onAws({
      name: 'p',
      machine: 'm7i.large',
      taints: [
        { key: 'a', effect: 'NoSchedule' },
        { key: 'a', value: 'b', effect: 'NoSchedule' },
      ],
    }),
    issue: /error spec.nodePools\[1\].taints\[1\]: a:NoSchedule is there twice/,
  },
  {
    story: 'a label with a prefix of Kubernetes',
    spec: onAws({
      name: 'p',
      machine: 'm7i.large',
      labels: { 'node.kubernetes.io/x': 'y' },
    }),
    issue:
      /error spec.nodePools\[1\].labels.node.kubernetes.io\/x: .*Kubernetes/,
  },
  {
    story: 'a machine of another cloud, with the right one proposed',
    spec: onGcp(gpu({ type: 'nvidia-l4', count: 4 }, 'g6.12xlarge')),
    issue:
      /error spec.nodePools\[1\].machine: .*machine of aws\. Use g2-standard-48/,
  },
  {
    story: 'a machine that carries another accelerator',
    spec: onAws(gpu({ type: 'nvidia-h100-80gb', count: 8 }, 'g6.12xlarge')),
    issue:
      /error spec.nodePools\[1\].machine: .*carries NVIDIA L4.*Use p5.48xlarge/,
  },
  {
    story: 'a machine without accelerators',
    spec: onAws(gpu({ type: 'nvidia-t4', count: 1 }, 'm7i.xlarge')),
    issue: /error spec.nodePools\[1\].machine: .*has no accelerators.*Use g4dn/,
  },
  {
    story: 'a wrong count',
    spec: onAws(gpu({ type: 'nvidia-l4', count: 3 }, 'g6.12xlarge')),
    issue: /error spec.nodePools\[1\].accelerator.count: .*Set count to 4/,
  },
  {
    story: 'accelerators that the pool does not name',
    spec: onAws({ name: 'p', machine: 'g6.xlarge' }),
    issue:
      /error spec.nodePools\[1\].machine: .*Add accelerator: \{ type: nvidia-l4, count: 1 \}/,
  },
  {
    story: 'a TPU on AWS',
    spec: onAws(gpu({ type: 'google-tpu-v6e', count: 4 }, 'm7i.xlarge')),
    issue: /error spec.nodePools\[1\].accelerator.type: .*It is offered on gcp/,
  },
  {
    story: 'a machine that the catalogue does not know',
    spec: onAws({ name: 'p', machine: 'm99.large' }),
    issue:
      /warning spec.nodePools\[1\].machine: m99.large is not in the catalogue/,
  },
  {
    story: 'a MIG profile that the device does not have',
    spec: onAws(
      gpu(
        {
          type: 'nvidia-a100-40gb',
          count: 8,
          sharing: 'mig',
          migProfile: '1g.10gb',
        },
        'p4d.24xlarge',
      ),
      {
        ...gpu(
          {
            type: 'nvidia-a100-80gb',
            count: 8,
            sharing: 'mig',
            migProfile: '1g.5gb',
          },
          'p4de.24xlarge',
        ),
        name: 'gpu80',
      },
    ),
    issue:
      /error spec.nodePools\[2\].accelerator.migProfile: 1g.5gb is not a MIG profile of NVIDIA A100 80 GB.*1g.10gb/,
  },
  {
    story: 'a MIG profile that Azure cannot name',
    spec: onAzure(
      gpu(
        {
          type: 'nvidia-a100-80gb',
          count: 1,
          sharing: 'mig',
          migProfile: '1g.20gb',
        },
        'Standard_NC24ads_A100_v4',
      ),
    ),
    issue:
      /error spec.nodePools\[1\].accelerator.migProfile: 1g.20gb is not .* on azure/,
  },
  {
    story: 'a MIG profile that GKE does not partition into',
    spec: onGcp(
      gpu(
        {
          type: 'nvidia-a100-40gb',
          count: 1,
          sharing: 'mig',
          migProfile: '1g.10gb',
        },
        'a2-highgpu-1g',
      ),
    ),
    issue:
      /error spec.nodePools\[1\].accelerator.migProfile: 1g.10gb is not .* on gcp.*Use 1g.5gb, 2g.10gb, 3g.20gb, 7g.40gb/,
  },
  {
    story: 'MIG on a device that cannot be divided',
    spec: onAws(
      gpu(
        { type: 'nvidia-l4', count: 1, sharing: 'mig', migProfile: '1g.5gb' },
        'g6.xlarge',
      ),
    ),
    issue:
      /error spec.nodePools\[1\].accelerator.sharing: NVIDIA L4 cannot be divided/,
  },
  {
    story: 'time-slicing without a number of pods',
    spec: onAws(
      gpu(
        { type: 'nvidia-l4', count: 1, sharing: 'time-slicing' },
        'g6.xlarge',
      ),
    ),
    issue: /error spec.nodePools\[1\].accelerator.replicas: is required/,
  },
  {
    story: 'replicas that have no effect',
    spec: onAws(gpu({ type: 'nvidia-l4', count: 1, replicas: 4 }, 'g6.xlarge')),
    issue: /error spec.nodePools\[1\].accelerator.replicas: has no effect/,
  },
  {
    story: 'GPUs without the operator that serves them',
    spec: { platform: { gpuOperator: { enabled: false } } },
    issue: /error spec.platform.gpuOperator.enabled: is false/,
  },
  {
    story: 'Kubeflow without a mesh',
    spec: { platform: { mesh: 'none' } },
    issue: /error spec.platform.mesh: .*Kubeflow/,
  },
  {
    story: 'a model registry without Kubeflow',
    spec: { platform: { kubeflow: { enabled: false } } },
    issue: /error spec.platform.modelRegistry.enabled/,
  },
  {
    story: 'a profile in a namespace of the cluster',
    spec: { platform: { kubeflow: { profiles: ['kube-system'] } } },
    issue: /error spec.platform.kubeflow.profiles\[0\]: .*cluster itself/,
  },
  {
    story: 'SOPS with Argo CD',
    spec: { platform: { secrets: 'sops' } },
    issue: /warning spec.platform.secrets: .*does not decrypt/,
  },
  {
    story: 'prod on spot capacity alone',
    spec: {
      stage: 'prod',
      nodePools: [{ name: 's', machine: 'm7i.large', capacity: 'spot' }],
    },
    issue: /error spec.nodePools: has only spot capacity/,
  },
  {
    story: 'prod with a public API server',
    spec: {
      stage: 'prod',
      network: { cidr: '10.40.0.0/16', privateApi: false },
    },
    issue: /error spec.network.privateApi: is false in prod/,
  },
  {
    story: 'prod in a single zone',
    spec: { stage: 'prod', network: { cidr: '10.40.0.0/16', zones: 1 } },
    issue: /error spec.network.zones: is 1 in prod/,
  },
  {
    story: 'a token in the URL of the repository',
    spec: {
      gitops: {
        repoUrl: 'https://x:token@github.com/acme/platform-gitops-config.git',
      },
    },
    issue: /error spec.gitops.repoUrl: carries credentials/,
  },
  {
    story: 'three repositories derived from a name that does not say so',
    spec: {
      gitops: {
        repoUrl: 'https://github.com/acme/platform.git',
        layout: 'repositories',
      },
    },
    issue: /error spec.gitops.repoUrl: .*monorepo/,
  },
  {
    story: 'Flux on a folder',
    spec: {
      gitops: {
        engine: 'flux',
        repoUrl: 'file:///srv/git/platform-gitops-config.git',
      },
    },
    issue: /warning spec.gitops.repoUrl: is a folder, which Flux does not read/,
  },
  {
    story: 'a repository that an AppProject would take for many',
    spec: { gitops: { repoUrl: 'https://github.com/*/platform' } },
    issue: /error spec.gitops.repoUrl: .* is not allowed/,
  },
  {
    story: 'no repository at all',
    spec: { gitops: {} },
    issue: /warning spec.gitops.repoUrl: is not given/,
  },
  {
    story: 'state of another cloud',
    spec: { iac: { state: { storageAccount: 'tfstate' } } },
    issue:
      /error spec.iac.state.storageAccount: is no part of the state on aws/,
  },
  {
    story: 'modules from nowhere',
    spec: { iac: { modules: { source: 'modules' } } },
    issue: /error spec.iac.modules.source: .*neither a folder nor a Git URL/,
  },
  {
    story: 'a budget below zero',
    spec: { budget: { monthly: -1 } },
    issue: /error spec.budget.monthly: -1 is below 0/,
  },
];

describe('checks between fields', () => {
  it.each(rows)('report $story', ({ spec, issue }) => {
    expect(found(spec)).toEqual(
      expect.arrayContaining([expect.stringMatching(issue)]),
    );
  });

  it('doubt a name that the part of another environment could have', () => {
    const input = anEnvironmentInput({}, { name: 'fraud-kueue' });
    expect(parseEnvironment(input).issues).toMatchObject([
      { path: ['metadata', 'name'], severity: 'warning' },
    ]);
  });

  it('say nothing of machines and sharing that fit', () => {
    const shared = (type: 'nvidia-a100-80gb', machine: string, count: number) =>
      gpu({ type, count, sharing: 'mig', migProfile: '1g.10gb' }, machine);
    expect(
      found(onAws(shared('nvidia-a100-80gb', 'p4de.24xlarge', 8))),
    ).toEqual([]);
    expect(
      found(onGcp(shared('nvidia-a100-80gb', 'a2-ultragpu-1g', 1))),
    ).toEqual([]);
    expect(
      found(onAzure(shared('nvidia-a100-80gb', 'Standard_NC24ads_A100_v4', 1))),
    ).toEqual([]);
    expect(
      found(onGcp(gpu({ type: 'nvidia-t4', count: 2 }, 'n1-standard-8'))),
    ).toEqual([]);
  });
});
