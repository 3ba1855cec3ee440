import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  emitTerraform,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { printHcl } from '../plugins/ai-platform-common/src/emit/print/hcl';
import {
  attributes,
  block,
  comment,
} from '../plugins/ai-platform-common/src/emit/print/hclTree';
import { anEnvironment } from '../plugins/ai-platform-common/src/testUtils/anEnvironment';
import {
  anyData,
  anyText,
} from '../plugins/ai-platform-common/src/testUtils/plainData';
import { acceleratorEnvironments } from './support/acceleratorPools';
import { describeWith } from './support/describeWith';
import { inParallel } from './support/inParallel';
import { standardEnvironments, unusualEnvironments } from './support/matrix';
import {
  missingTerraform,
  TerraformWorkshop,
  withLocalModules,
} from './support/terraform';

const AT_A_TIME = 2;
const MINUTE = 60_000;
const CLOUDS = ['aws', 'gcp', 'azure'] as const;
const ENGINES = ['terraform', 'opentofu'] as const;

function withEngine(
  environment: Environment,
  engine: (typeof ENGINES)[number],
): Environment {
  const { spec } = environment;
  return { ...environment, spec: { ...spec, iac: { ...spec.iac, engine } } };
}

/**
 * What Terraform reads of an environment: all but the comments and the pin, which are all that the engine changes.
 */
function substance(environment: Environment): string {
  return emitTerraform(withLocalModules(environment))
    .filter(file => file.path.endsWith('.tf'))
    .map(file => file.content.replace(/^\s*#.*\n/gm, ''))
    .join('\n');
}

function different(environments: Environment[]): Environment[] {
  const bySubstance = new Map(
    environments.map(environment => [substance(environment), environment]),
  );
  return [...bySubstance.values()];
}

function title({ spec }: Environment): string {
  return `${spec.cloud} ${spec.stage} ${spec.profile} ${spec.gitops.engine}`;
}

/** Every fault at once, each with the environment that has it. */
async function faultsOf(
  environments: Environment[],
  check: (environment: Environment) => Promise<unknown>,
): Promise<string[]> {
  const faults = await inParallel(
    environments,
    async environment => {
      try {
        await check(environment);
        return [];
      } catch (error) {
        return [`${title(environment)}: ${error}`];
      }
    },
    AT_A_TIME,
  );
  return faults.flat();
}

describeWith(missingTerraform(), 'Terraform', () => {
  const everyEnvironment = [
    ...standardEnvironments(),
    ...unusualEnvironments(),
  ];
  let workshop: TerraformWorkshop;
  beforeAll(() => {
    workshop = new TerraformWorkshop(everyEnvironment);
  });
  afterAll(() => workshop?.close());

  it('finds every file in the style of terraform fmt, for both engines', async () => {
    const folder = path.join(workshop.folder, 'fmt');
    const emitted = everyEnvironment.flatMap(environment =>
      ENGINES.flatMap(engine => emitTerraform(withEngine(environment, engine))),
    );
    const contents = new Set(
      emitted
        .filter(file => file.path.endsWith('.tf'))
        .map(file => file.content),
    );
    fs.mkdirSync(folder);
    [...contents].forEach((content, index) =>
      fs.writeFileSync(path.join(folder, `${index}.tf`), content),
    );
    expect(await workshop.run(folder, 'fmt', '-check', '-diff')).toBe('');
  });

  it('finds any data in the style of terraform fmt', async () => {
    const folder = path.join(workshop.folder, 'any');
    fs.mkdirSync(folder);
    const bodies = fc.sample(
      fc.tuple(fc.array(anyData, { maxLength: 4 }), anyText),
      1000,
    );
    bodies.forEach(([values, text], index) => {
      const items = values.flatMap((value, at) =>
        attributes({ ['a'.repeat(at + 1)]: value }),
      );
      const printed = printHcl([
        block(
          'a',
          ['b', 'c-d'],
          [...items, comment(text), block('b', [], items)],
        ),
        ...items,
      ]);
      fs.writeFileSync(path.join(folder, `${index}.tf`), printed);
    });
    expect(await workshop.run(folder, 'fmt', '-check', '-diff')).toBe('');
  });

  it(
    'validates and plans every environment of the matrix',
    async () => {
      const environments = different([
        ...standardEnvironments().filter(
          ({ spec }) => spec.gitops.engine === 'argocd',
        ),
        ...unusualEnvironments(),
      ]);
      const faults = await faultsOf(environments, each => workshop.check(each));
      expect(faults).toEqual([]);
    },
    10 * MINUTE,
  );

  it(
    'validates and plans every accelerator, shared in every way',
    async () => {
      const environments = CLOUDS.flatMap(acceleratorEnvironments);
      const faults = await faultsOf(environments, each => workshop.check(each));
      expect(faults).toEqual([]);
    },
    5 * MINUTE,
  );

  it('would refuse an argument that a resource does not have', async () => {
    const folder = workshop.write(anEnvironment());
    const faulty = printHcl([
      block(
        'resource',
        ['aws_kms_key', 'faulty'],
        attributes({ rotated: true }),
      ),
    ]);
    fs.writeFileSync(path.join(folder, 'faulty.tf'), faulty);
    await workshop.run(folder, 'init', '-backend=false');
    const validation = workshop.run(folder, 'validate');
    await expect(validation).rejects.toThrow(/Unsupported argument/);
  });

  it.each([
    ['aws', /No valid credential sources found/],
    ['gcp', /neither valid json nor a valid file path/],
    ['azure', /unable to build authorizer/],
  ] as const)(
    'accepts the backend on %s, as far as one comes without credentials',
    async (cloud, refusal) => {
      const folder = workshop.write(anEnvironment({ cloud }));
      const init = workshop.run(folder, 'init');
      await expect(init).rejects.toThrow(refusal);
    },
    MINUTE,
  );

  it.each(CLOUDS)(
    'applies on %s what people wrote, unharmed and on every resource',
    async cloud => {
      const written = {
        department: 'R&D "${local.tags}" %{ if true }',
        costCenter: "$${a} 'no' \\ {{ .Values }}",
        description: 'Zürich 日本 😀 <<EOT # ${file("/etc/passwd")} %%{',
        labels: { 'acme.io/on': 'off', y: '012', Team: '1e3' },
      };
      const folder = workshop.write(anEnvironment({ cloud }, written));
      await workshop.useLocalState(folder);
      await workshop.run(folder, 'apply', '-auto-approve');

      const output = await workshop.run(
        folder,
        'output',
        '-json',
        'environment',
      );
      expect(JSON.parse(output)).toEqual({
        name: 'fraud-dev',
        project: 'fraud',
        stage: 'dev',
        owner: 'group:default/fraud-ml',
        department: written.department,
        cost_centre: written.costCenter,
        description: written.description,
      });
      expect(untagged(await workshop.run(folder, 'show', '-json'))).toEqual([]);

      expect(
        await workshop.run(folder, 'plan', '-detailed-exitcode'),
      ).toContain('No changes.');
    },
    3 * MINUTE,
  );

  it(
    'finds the modules in style, and their tests pass',
    async () => {
      const test = async (name: string) => {
        const folder = workshop.copyModule(`${name}_cluster_template`);
        await workshop.run(folder, 'fmt', '-check', '-diff', '-recursive');
        await workshop.run(folder, 'init', '-backend=false');
        await workshop.run(folder, 'validate');
        return workshop.run(folder, 'test');
      };
      for (const result of await inParallel(
        ['eks', 'aks', 'gke'],
        test,
        AT_A_TIME,
      )) {
        expect(result).toMatch(/Success! \d+ passed, 0 failed/);
      }
    },
    10 * MINUTE,
  );
});

interface PlannedResource {
  address: string;
  mode: string;
  values: Record<string, unknown>;
}

interface PlannedModule {
  resources?: PlannedResource[];
  child_modules?: PlannedModule[];
}

function resourcesOf(module: PlannedModule): PlannedResource[] {
  return [
    ...(module.resources ?? []),
    ...(module.child_modules ?? []).flatMap(resourcesOf),
  ];
}

const TAG_FIELDS = ['tags_all', 'effective_labels', 'tags'];

/** Addresses of resources that could carry tags and lack some. */
function untagged(state: string): string[] {
  const { values } = JSON.parse(state);
  return resourcesOf(values.root_module)
    .filter(({ mode, values: found }) => {
      const field = TAG_FIELDS.find(name => name in found);
      if (mode !== 'managed' || !field) return false;
      const tags = Object.keys(found[field] ?? {});
      const wanted = ['project', 'department', 'cost-centre', 'stage', 'owner'];
      return ![...wanted, 'managed-by'].every(tag => tags.includes(tag));
    })
    .map(({ address }) => address);
}
