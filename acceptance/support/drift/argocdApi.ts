import type { Cluster } from '../cluster';

/** One answer of `managed-resources`, its states as the JSON texts that Argo CD sends. */
export interface ManagedResource {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
  liveState?: string;
  targetState?: string;
  normalizedLiveState?: string;
  predictedLiveState?: string;
  [field: string]: unknown;
}

/** An Application as Argo CD answers it, as far as the tests read it. */
export interface ArgocdApplication {
  metadata: { name: string; namespace: string; [field: string]: unknown };
  spec: Record<string, unknown>;
  status: {
    sync: { status: string; revision?: string; revisions?: string[] };
    reconciledAt?: string;
    operationState?: { phase: string; message?: string };
    [field: string]: unknown;
  };
}

/** Argo CD's REST API, with the rights of an administrator. */
export class ArgocdApi {
  constructor(private readonly cluster: Pick<Cluster, 'env'>) {}

  application(name: string): Promise<ArgocdApplication> {
    return this.ask(`/${name}`);
  }

  /** Has Argo CD look at Git and cluster now; resolves when it has. */
  refresh(name: string): Promise<ArgocdApplication> {
    return this.ask(`/${name}?refresh=normal`);
  }

  sync(name: string): Promise<void> {
    return this.ask(`/${name}/sync`, { method: 'POST', body: {} });
  }

  managedResources(name: string): Promise<ManagedResource[]> {
    return this.ask(`/${name}/managed-resources`).then(
      ({ items }) => items ?? [],
    );
  }

  /** Removes a resource of an application of the control plane's namespace. */
  remove(
    name: string,
    resource: { kind: string; namespace: string; name: string },
  ): Promise<void> {
    const { kind, namespace, name: resourceName } = resource;
    const named = { kind, namespace, resourceName, group: '', version: 'v1' };
    const query = new URLSearchParams({ appNamespace: 'argocd', ...named });
    return this.ask(`/${name}/resource?${query}`, { method: 'DELETE' });
  }

  private async ask(
    path: string,
    { method = 'GET', body }: { method?: string; body?: object } = {},
  ): Promise<any> {
    const { ARGOCD_URL, ARGOCD_TOKEN } = this.cluster.env;
    const url = `${ARGOCD_URL}/api/v1/applications${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${ARGOCD_TOKEN}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response.json();
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
}
