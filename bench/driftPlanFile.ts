import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const PLAN = path.resolve(
  __dirname,
  '../plugins/ai-platform-common/fixtures/terraform-plans/drift-and-changes.planjson',
);

interface Resource {
  address: string;
}

interface Module {
  resources?: Resource[];
  child_modules?: Module[];
  address?: string;
}

/** As if a configuration called the plan's own one so many times. */
const inCopy = (copy: number, address: string) =>
  `module.copy[${copy}].${address}`;

const resourcesIn = (copy: number, resources: Resource[]): Resource[] =>
  resources.map(one => ({ ...one, address: inCopy(copy, one.address) }));

function moduleIn(copy: number, module: Module): Module {
  const { address, resources = [], child_modules: children = [] } = module;
  return {
    address: address ? inCopy(copy, address) : `module.copy[${copy}]`,
    resources: resourcesIn(copy, resources),
    child_modules: children.map(child => moduleIn(copy, child)),
  };
}

function* list(copies: number, each: (copy: number) => object[]) {
  yield '[';
  for (let copy = 0; copy < copies; copy += 1) {
    const text = JSON.stringify(each(copy)).slice(1, -1);
    yield copy === 0 ? text : `,${text}`;
  }
  yield ']';
}

const modulesOf = (copies: number, root: Module) =>
  list(copies, copy => [moduleIn(copy, root)]);

function* textOf(plan: any, copies: number): Generator<string> {
  const { planned_values, prior_state, ...others } = plan;
  const { resource_drift, resource_changes, ...rest } = others;
  yield JSON.stringify({ ...rest, relevant_attributes: [] }).slice(0, -1);
  yield ',"planned_values":{"root_module":{"child_modules":';
  yield* modulesOf(copies, planned_values.root_module);
  yield '}},"resource_drift":';
  yield* list(copies, copy => resourcesIn(copy, resource_drift));
  yield ',"resource_changes":';
  yield* list(copies, copy => resourcesIn(copy, resource_changes));
  yield ',"prior_state":{"values":{"root_module":{"child_modules":';
  yield* modulesOf(copies, prior_state.values.root_module);
  yield '}}}}';
}

/**
 * Writes a real plan, its resources multiplied, to a file.
 *
 * @param resources - so many of them at least
 * @returns how many changes and drifted resources it has
 */
export async function writePlan(
  file: string,
  resources: number,
): Promise<{ changes: number; drift: number }> {
  const plan = JSON.parse(readFileSync(PLAN, 'utf8'));
  const changes = plan.resource_changes.length;
  const copies = Math.ceil(resources / changes);
  await pipeline(Readable.from(textOf(plan, copies)), createWriteStream(file));
  return {
    changes: copies * changes,
    drift: copies * plan.resource_drift.length,
  };
}
