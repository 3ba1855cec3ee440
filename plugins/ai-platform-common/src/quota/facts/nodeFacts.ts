import { describeResource } from '../accelerators';
import { isKeptLabel } from '../accelerators/keptLabels';
import { totalsAt, writtenAmounts } from './amounts';
import { trueCondition } from './conditions';
import type { Amounts, NodeFacts } from './facts';
import { entriesAt, isTrueAt } from './fields';
import { placeOf } from './metadata';
import { sharedObject, sharedText } from './share';

function labelsOf(node: unknown): NodeFacts['labels'] {
  const labels = entriesAt(node, 'metadata', 'labels').flatMap(
    ([label, value]) =>
      typeof value === 'string' && isKeptLabel(label)
        ? [[sharedText(label), sharedText(value)] as const]
        : [],
  );
  return sharedObject(Object.fromEntries(labels));
}

/** A node whose device plugin does not run still names its accelerators, without having any to give. */
function lackingOf(node: unknown, allocatable: Amounts): readonly string[] {
  return entriesAt(node, 'status', 'capacity')
    .map(([resource]) => resource)
    .filter(
      resource =>
        describeResource(resource) && !Object.hasOwn(allocatable, resource),
    )
    .map(sharedText)
    .sort();
}

/** What is kept of a node; undefined where it has no name. @public */
export function nodeFacts(object: unknown): NodeFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  const accelerators = [...totalsAt(object, 'status', 'allocatable')].filter(
    ([resource]) => describeResource(resource),
  );
  const allocatable = writtenAmounts(new Map(accelerators));
  const lacking = lackingOf(object, allocatable);
  return {
    ...place,
    usable:
      trueCondition(object, 'Ready') !== undefined &&
      !isTrueAt(object, 'spec', 'unschedulable'),
    allocatable,
    ...(lacking.length > 0 && { lacking }),
    labels: labelsOf(object),
  };
}
