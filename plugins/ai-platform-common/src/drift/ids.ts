import type { ResourceRef } from './facts';

/** The text with `%` and the separator percent-encoded, so that joined parts come apart again. */
function encoded(text: string, separator: '/' | ':'): string {
  if (!text.includes('%') && !text.includes(separator)) return text;
  return text
    .replaceAll('%', '%25')
    .replaceAll(separator, separator === '/' ? '%2F' : '%3A');
}

function joined(parts: readonly string[], separator: '/' | ':'): string {
  return parts.map(part => encoded(part, separator)).join(separator);
}

/**
 * The identity of a Kubernetes object within its application: `group/Kind/namespace/name`, for example
 * `apps/Deployment/fraud/detector`. The core group and the namespace of cluster-scoped objects are empty.
 * @public
 */
export function resourceId(ref: ResourceRef): string {
  return joined([ref.group, ref.kind, ref.namespace, ref.name], '/');
}

/**
 * The identity of a Terraform resource: its address; a deposed object has its key beside it, because address and
 * current object are the same.
 * @public
 */
export function terraformResourceId(change: {
  address: string;
  deposed?: string;
}): string {
  return change.deposed === undefined
    ? change.address
    : `${change.address} (deposed ${change.deposed})`;
}

/** The identity of an Argo CD Application: `argocd:<instance>:<namespace>:<name>`. @public */
export function applicationId(application: {
  instance: string;
  namespace: string;
  name: string;
}): string {
  const { instance, namespace, name } = application;
  return joined(['argocd', instance, namespace, name], ':');
}

/** The identity of a Flux object: `flux:<cluster>:<kind>:<namespace>:<name>`. @public */
export function fluxId(object: {
  cluster: string;
  kind: string;
  namespace: string;
  name: string;
}): string {
  const { cluster, kind, namespace, name } = object;
  return joined(['flux', cluster, kind, namespace, name], ':');
}

/** The identity of a Terraform workspace: `terraform:<organization or empty>:<workspace>`. @public */
export function workspaceId(place: {
  organization?: string;
  workspace: string;
}): string {
  return joined(['terraform', place.organization ?? '', place.workspace], ':');
}
