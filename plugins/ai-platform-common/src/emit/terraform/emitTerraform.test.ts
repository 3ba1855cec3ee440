/** @jest-environment node */
import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import type { Environment } from '../../model/environment';
import { poolLabels } from '../../model/pools';
import { CLOUDS } from '../../model/vocabulary';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { isGenerated } from '../generated';
import { servicesOf } from '../services/servicesOf';
import { emitTerraform } from './emitTerraform';

interface Tree {
  [key: string]: Tree;
}

function textOf(environment: Environment, name: string): string {
  const path = `environments/${environment.metadata.project}/${environment.metadata.name}/${name}`;
  const file = emitTerraform(environment).find(each => each.path === path);
  if (!file) throw new Error(`${path} is not emitted`);
  return file.content;
}

async function read(environment: Environment, name: string): Promise<Tree> {
  return parse(name, textOf(environment, name));
}

// hcl2json writes strings as templates again.
function plain(text: unknown): string {
  return String(text).replace(/([$%])\1\{/g, '$1{');
}

const printable = (max: number) =>
  fc
    .string({ minLength: 1, maxLength: max, unit: 'grapheme-ascii' })
    .map(text => text.trim())
    .filter(text => text.length > 0);
const hostile = (max: number) =>
  fc.oneof(
    printable(max),
    fc.constantFrom(
      '${var.a}',
      '%{ if true }',
      '{{ a }}',
      '"',
      '\\',
      "'",
      '$${a}',
    ),
    fc.constantFrom('no', '012', '1e3', '#', 'EOT', '<<EOT', 'Zürich 日本 😀'),
  );

describe('emitTerraform', () => {
  it.each(CLOUDS)('writes the root module of an environment on %s', cloud => {
    const files = emitTerraform(anEnvironment({ cloud }));
    const folder = 'environments/fraud/fraud-dev';
    expect(files.map(file => file.path).sort()).toEqual(
      [
        ...['.terraform-version', 'backend.tf', 'budget.tf', 'main.tf'],
        ...['outputs.tf', 'providers.tf', 'secrets.tf', 'versions.tf'],
      ].map(name => `${folder}/${name}`),
    );
    const hcl = files.filter(file => file.path.endsWith('.tf'));
    expect(hcl.every(file => isGenerated(file))).toBe(true);
    expect(new Set(files.map(file => file.repository))).toEqual(
      new Set(['platform-k8s-clusters']),
    );
  });

  it('keeps what people wrote, whatever it looks like', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CLOUDS),
        hostile(63),
        hostile(63),
        hostile(500),
        async (cloud, department, costCenter, description) => {
          const environment = anEnvironment(
            { cloud },
            { department, costCenter, description },
          );
          const { locals } = await read(environment, 'main.tf');
          const written = locals[0].environment;
          expect(plain(written.department)).toBe(department);
          expect(plain(written.cost_centre)).toBe(costCenter);
          expect(plain(written.description)).toBe(description);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('hands every pool to the module as it is', async () => {
    const environment = anEnvironment({
      nodePools: [
        { name: 'system', machine: 'm7i.xlarge', min: 2, max: 4 },
        {
          name: 'mig',
          machine: 'p4d.24xlarge',
          max: 2,
          capacity: 'spot',
          diskGb: 500,
          accelerator: {
            type: 'nvidia-a100-40gb',
            count: 8,
            sharing: 'mig',
            migProfile: '1g.5gb',
          },
          labels: { 'acme.io/team': 'a' },
          taints: [{ key: 'acme.io/only', value: 'b', effect: 'NoExecute' }],
        },
      ],
    });
    const { module } = await read(environment, 'main.tf');
    expect(Object.keys(module.cluster[0].node_pools)).toHaveLength(2);
    expect(module.cluster[0].node_pools.mig).toEqual({
      machine: 'p4d.24xlarge',
      min: 0,
      max: 2,
      capacity: 'spot',
      disk_gb: 500,
      accelerator: {
        type: 'nvidia-a100-40gb',
        resource: 'nvidia.com/mig-1g.5gb',
        count: 8,
        sharing: 'mig',
        mig_profile: '1g.5gb',
      },
      labels: poolLabels(environment, environment.spec.nodePools[1]),
      taints: [
        { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
        { key: 'flagstone.dev/spot', value: 'true', effect: 'NoSchedule' },
        { key: 'acme.io/only', value: 'b', effect: 'NoExecute' },
      ],
    });
  });

  it.each([
    [
      'aws',
      's3',
      {
        bucket: 'tfstate-123456789012-eu-central-1',
        key: 'fraud/fraud-dev/terraform.tfstate',
        region: 'eu-central-1',
        encrypt: true,
        kms_key_id:
          'arn:aws:kms:eu-central-1:123456789012:alias/terraform-state',
        use_lockfile: true,
      },
    ],
    [
      'gcp',
      'gcs',
      {
        bucket: 'fraud-ml-dev-tfstate',
        prefix: 'fraud/fraud-dev',
        kms_encryption_key:
          'projects/fraud-ml-dev/locations/europe-west4/keyRings/terraform/cryptoKeys/state',
      },
    ],
    [
      'azure',
      'azurerm',
      {
        resource_group_name: 'rg-tfstate',
        storage_account_name: expect.stringMatching(/^[a-z0-9]{3,24}$/),
        container_name: 'tfstate',
        key: 'fraud/fraud-dev/terraform.tfstate',
        use_azuread_auth: true,
      },
    ],
  ] as const)(
    'encrypts and locks the state on %s',
    async (cloud, type, state) => {
      const { terraform } = await read(anEnvironment({ cloud }), 'backend.tf');
      expect(terraform[0].backend[type][0]).toEqual(state);
    },
  );

  it('protects late stages from deletion, and keeps their logs longer', async () => {
    const early = await read(anEnvironment({ stage: 'dev' }), 'main.tf');
    const late = await read(anEnvironment({ stage: 'prod' }), 'main.tf');
    expect(early.module.cluster[0]).toMatchObject({
      deletion_protection: false,
      log_retention_days: 30,
    });
    expect(late.module.cluster[0]).toMatchObject({
      deletion_protection: true,
      log_retention_days: 365,
    });
  });

  it('is made for the engine that the document names', () => {
    const environment = anEnvironment({ iac: { engine: 'opentofu' } });
    expect(textOf(environment, '.opentofu-version')).toBe('latest-allowed\n');
    expect(textOf(environment, 'versions.tf')).toContain('tofu init');
    expect(() => textOf(environment, '.terraform-version')).toThrow();
  });

  it('tells the owner at every share of the budget', async () => {
    const budget = { monthly: 1234.56, currency: 'EUR', alertAt: [50, 120] };
    const aws = await read(anEnvironment({ budget }), 'budget.tf');
    const onAws = aws.resource.aws_budgets_budget.monthly[0];
    expect(onAws).toMatchObject({ limit_amount: '1234.56', limit_unit: 'EUR' });
    expect(onAws.cost_filter[0].values).toEqual(['user:environment$fraud-dev']);
    expect(
      Object.values(onAws.notification).map(each => each.threshold),
    ).toEqual([50, 120]);

    const gcp = await read(
      anEnvironment({ cloud: 'gcp', budget }),
      'budget.tf',
    );
    const onGcp = gcp.resource.google_billing_budget.monthly[0];
    expect(onGcp.amount[0].specified_amount[0]).toEqual({
      currency_code: 'EUR',
      units: '1234',
      nanos: 560_000_000,
    });
    expect(onGcp.threshold_rules).toEqual([
      { threshold_percent: 0.5 },
      { threshold_percent: 1.2 },
    ]);

    const azure = await read(
      anEnvironment({ cloud: 'azure', budget }),
      'budget.tf',
    );
    const onAzure =
      azure.resource.azurerm_consumption_budget_subscription.monthly[0];
    expect(onAzure.amount).toBe(1234.56);
    expect(onAzure.notification).toHaveLength(2);
  });

  it('asks no cloud for a budget of zero', async () => {
    const environment = anEnvironment({ budget: { monthly: 0 } });
    const { resource } = await read(environment, 'budget.tf');
    expect(resource.aws_budgets_budget.monthly[0].limit_amount).toBe('1');
  });

  it('registers the cluster in Argo CD without a token', async () => {
    const { output } = await read(anEnvironment(), 'outputs.tf');
    const secret = output.argocd_cluster_secret[0];
    expect(secret.sensitive).toBe(true);
    expect(secret.value.stringData.name).toBe('fraud-dev');
    expect(JSON.stringify(secret.value)).not.toMatch(/token|password/i);
  });

  it.each([
    ['argocd', 'in-cluster'],
    ['flux', 'fraud-dev'],
  ] as const)('leaves that out with %s in %s', async (engine, cluster) => {
    const environment = anEnvironment({ gitops: { engine, cluster } });
    const { output } = await read(environment, 'outputs.tf');
    expect(output).not.toHaveProperty('argocd_cluster_secret');
  });

  it('leaves Gatekeeper to the platform on Azure', async () => {
    const inputs = async (policy: 'gatekeeper' | 'kyverno') => {
      const environment = anEnvironment({
        cloud: 'azure',
        platform: { policy },
      });
      return (await read(environment, 'main.tf')).module.cluster[0];
    };
    expect(await inputs('gatekeeper')).toMatchObject({
      azure_policy_enabled: false,
    });
    expect(await inputs('kyverno')).toMatchObject({
      azure_policy_enabled: true,
    });
  });

  it('opens only the entries of the environment to External Secrets', () => {
    expect(textOf(anEnvironment(), 'secrets.tf')).toContain(
      ':secret:fraud-dev-*"',
    );
    expect(textOf(anEnvironment({ cloud: 'gcp' }), 'secrets.tf')).toContain(
      '/secrets/fraud-dev-',
    );
  });

  it('makes on Azure the vault and the Secret that the store asks for', async () => {
    const environment = anEnvironment({ cloud: 'azure' });
    const store = servicesOf(environment)
      .flatMap(service => service.manifests ?? [])
      .find(
        manifest => manifest.kind === 'ClusterSecretStore',
      ) as unknown as Tree;
    const { azurekv } = store.spec.provider;
    const { resource } = await read(environment, 'secrets.tf');
    const vault = resource.azurerm_key_vault.secrets[0].name;
    expect(azurekv.vaultUrl).toBe(`https://${vault}.vault.azure.net`);
    const secret = resource.kubernetes_secret_v1.identity[0];
    expect(secret.metadata[0].name).toBe(azurekv.authSecretRef.clientId.name);
    expect(secret.data).toHaveProperty([azurekv.authSecretRef.clientId.key]);
    expect(secret.data).toHaveProperty([azurekv.authSecretRef.tenantId.key]);
  });

  it('lets Flux decrypt with SOPS, and needs nothing for Sealed Secrets', () => {
    for (const cloud of CLOUDS) {
      const gitops = { engine: 'flux' } as const;
      const sops = anEnvironment({
        cloud,
        gitops,
        platform: { secrets: 'sops' },
      });
      expect(textOf(sops, 'main.tf')).toContain('"kustomize-controller"');
      const platform = { secrets: 'sealed-secrets' } as const;
      const sealed = anEnvironment({ cloud, platform });
      expect(textOf(sealed, 'main.tf')).not.toContain('workload_identities');
      expect(() => textOf(sealed, 'secrets.tf')).toThrow();
    }
  });
});
