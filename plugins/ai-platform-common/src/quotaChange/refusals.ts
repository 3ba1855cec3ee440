import { QuotaChangeError } from './quotaChangeError';
import type { QuotaObject } from './quotaPlace';

/** An object as people name it: `ResourceQuota/compute`. */
export function nameOf({ kind, name }: QuotaObject): string {
  return `${kind}/${name}`;
}

export function ambiguousKey(
  name: string,
  keys: readonly string[],
): QuotaChangeError {
  return new QuotaChangeError({
    code: 'ambiguous',
    field: 'resource',
    message: `ResourceQuota/${name} may count it by more than one key: ${keys.join(
      ', ',
    )}.`,
    remedy: 'Say which key, in the place of the resource.',
  });
}

export function ambiguousObject(
  objects: readonly QuotaObject[],
): QuotaChangeError {
  return new QuotaChangeError({
    code: 'ambiguous',
    field: 'object',
    message: `More than one quota could be meant: ${objects
      .map(nameOf)
      .join(', ')}.`,
    remedy: 'Say which one.',
  });
}

export function noSuchObject(
  namespace: string,
  object?: string,
): QuotaChangeError {
  return new QuotaChangeError({
    code: 'noSuchObject',
    field: object === undefined ? 'namespace' : 'object',
    message:
      object === undefined
        ? `The file has no ResourceQuota, Workspace or ClusterQueue of the namespace ${JSON.stringify(
            namespace,
          )}.`
        : `The file has no ${JSON.stringify(
            object,
          )} of the namespace ${JSON.stringify(namespace)}.`,
    remedy:
      'Point the annotation ai-platform/quota-document at the file that has it. A queue belongs to a namespace if it is the only one in the file, selects the namespace by name, or has a LocalQueue of it beside it.',
  });
}

export function noSuchResource(
  objects: readonly QuotaObject[],
  resource: string,
): QuotaChangeError {
  return new QuotaChangeError({
    code: 'noSuchResource',
    field: 'resource',
    message: `${objects.map(nameOf).join(', ')} has no quota of ${resource}.`,
    remedy:
      'A queue gets a new resource by hand, in coveredResources and in every flavour; a ResourceQuota needs spec.hard.',
  });
}

export function flavorNeeded(
  queue: string,
  flavors: readonly string[],
): QuotaChangeError {
  return new QuotaChangeError({
    code: 'flavorNeeded',
    field: 'flavor',
    message: `ClusterQueue/${queue} has the resource in more than one flavour: ${flavors.join(
      ', ',
    )}.`,
    remedy: 'Say which one.',
  });
}

export function noSuchFlavor(
  queue: string,
  flavor: string,
  flavors: readonly string[],
): QuotaChangeError {
  return new QuotaChangeError({
    code: 'noSuchFlavor',
    field: 'flavor',
    message: `ClusterQueue/${queue} does not have the resource in the flavour ${JSON.stringify(
      flavor,
    )}.`,
    remedy: `It has it in ${flavors.join(', ')}.`,
  });
}

export function generatedFile(firstLine: string): QuotaChangeError {
  return new QuotaChangeError({
    code: 'generated',
    field: 'documentUrl',
    message: `The file is generated and would be overwritten: ${JSON.stringify(
      firstLine,
    )}.`,
    remedy:
      'Point the annotation ai-platform/quota-document at the document that it is generated from.',
  });
}

export function unchanged(amount: string): QuotaChangeError {
  return new QuotaChangeError({
    code: 'unchanged',
    field: 'amount',
    message: `The quota is ${amount} already.`,
    remedy: 'There is nothing to do.',
  });
}
