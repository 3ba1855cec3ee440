import type { FieldOwner } from './managedFields';

/** Field managers of the GitOps engines: what they write is what Git says. */
const GITOPS = new Set([
  ...['argocd', 'argocd-controller', 'argocd-application-controller'],
  ...['kustomize-controller', 'helm-controller', 'gotk-kustomize-controller'],
  ...['Helm', 'helm', 'flux', 'flux-client-side-apply'],
]);

/** True for a manager that writes what Git says. */
export function isGitops(
  manager: string,
  others: readonly string[] = [],
): boolean {
  return GITOPS.has(manager) || others.includes(manager);
}

/** True for the servers and controllers of Kubernetes itself. */
export function isControlPlane(manager: string): boolean {
  return /^(?:kube-|cloud-controller-manager$|before-first-apply$)/.test(
    manager,
  );
}

/** True for a report of how things stand, which is no change of what is wanted. */
export function isStatus(owner: FieldOwner): boolean {
  return owner.subresource === 'status';
}
