import { isGenerated } from '../emit/generated';
import { formatQuantity, parseQuantity } from '../model/quantity';
import { formatFieldPath } from '../yamlText/fieldPath';
import { quotaAmount, type QuotaAmount } from './quotaAmount';
import type { QuotaChange } from './quotaChange';
import type { QuotaObject, QuotaPlace } from './quotaPlace';
import { quotaPlaceOf } from './quotaPlaces';
import { quotaResource } from './quotaResource';
import { generatedFile, unchanged } from './refusals';
import { regenerated, type Regenerated } from './regenerated';
import type { YamlDocument } from '../yamlText/yamlDocuments';
import { readYamlFile } from './yamlFile';
import { addKey, replaceScalar } from './yamlPlace';

/** Which way a quota goes; `set` where there was none. @public */
export type QuotaDirection = 'raise' | 'lower' | 'set';

/** A file with its quota changed. @public */
export interface ChangedQuota extends Partial<Regenerated> {
  /** The whole file: nothing but the one value is different. */
  text: string;
  object: QuotaObject;
  /** Where the value stands, for example `spec.hard["requests.nvidia.com/gpu"]`. */
  field: string;
  /** The resource in the spelling of `quotaResource`. */
  resource: string;
  /** The amount before; absent where there was none. */
  from?: string;
  to: string;
  /** What all flavours come to after the change, where a queue has the resource in more than one. */
  total?: string;
  direction: QuotaDirection;
  /** The stage that the object says it is of. */
  stage?: string;
}

/**
 * Changes one amount in a YAML file of one or more documents: of a ResourceQuota, of a flavour of a Kueue ClusterQueue,
 * or of a Workspace document, with what is generated from it. Comments, order, quotes and line breaks stay as they are.
 *
 * @throws QuotaChangeError that names the field at fault and what to do
 * @public
 */
export function changeQuota(text: string, change: QuotaChange): ChangedQuota {
  const amount = quotaAmount(change.resource, change.amount);
  // Only the first lines carry the mark, and no path matters for YAML.
  if (isGenerated({ path: '', content: text })) {
    throw generatedFile(text.slice(0, text.search(/\r?\n|$/)));
  }
  const documents = readYamlFile(text);
  const place = quotaPlaceOf(documents, change);
  const from = place.value && String(place.value.source);
  const direction = directionOf(from, amount);
  const after = edited(text, place, amount);
  return {
    text: after,
    ...consequences(place, documents, after),
    object: place.object,
    field: formatFieldPath(place.path),
    resource: quotaResource(change.resource),
    ...(from !== undefined && { from }),
    to: amount.text,
    ...(place.others !== undefined && {
      total: formatQuantity(place.others + amount.quantity),
    }),
    direction,
    ...(place.stage !== undefined && { stage: place.stage }),
  };
}

/** What is generated from the document that has changed. */
function consequences(
  { object, document }: QuotaPlace,
  documents: readonly YamlDocument[],
  text: string,
): Regenerated | undefined {
  if (object.kind !== 'Workspace') return undefined;
  const index = documents.findIndex(each => each.document === document);
  const [before, after] = [documents, readYamlFile(text)];
  return regenerated(before[index].data, after[index].data);
}

function edited(
  text: string,
  { value, map, missing = 1, path, object }: QuotaPlace,
  amount: QuotaAmount,
): string {
  if (value) return replaceScalar(text, value, amount.text);
  // A place is one of the two: a value to write over, or a map to add to.
  if (!map) throw new Error(`No place at ${formatFieldPath(path)}`);
  return addKey(text, map, {
    keys: path.slice(-missing).map(String),
    value: amount.text,
    isPlain: object.kind === 'Workspace',
  });
}

/** @throws QuotaChangeError where the amount is what it was */
function directionOf(
  from: string | undefined,
  { quantity }: QuotaAmount,
): QuotaDirection {
  const before = from === undefined ? undefined : parseQuantity(from);
  if (before === undefined) return 'set';
  if (before === quantity) throw unchanged(`${from}`);
  return before < quantity ? 'raise' : 'lower';
}
