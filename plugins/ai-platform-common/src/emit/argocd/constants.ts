/** Namespace of Argo CD: Applications and AppProjects lie there. */
export const ARGOCD_NAMESPACE = 'argocd';

/** The name under which Argo CD knows the cluster that it runs in itself. */
export const ARGOCD_OWN_CLUSTER = 'in-cluster';

/**
 * Deleting an Application deletes what it deployed, and waits until that is gone (foreground): so
 * operators outlive the objects that they have to clean up, and no volume or load balancer is left
 * behind and paid for. On an AppProject: it stays as long as an Application refers to it.
 */
export const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';
