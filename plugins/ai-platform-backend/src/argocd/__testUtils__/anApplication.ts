export const REVISION = '285c9a46e3a72dbbb98ffac5222eb99882cb135e';

/** An Application as Argo CD's API gives it: one Deployment, out of sync, from one source. */
export function anApplication(
  name: string,
  {
    namespace = 'argocd',
    labels,
    resourceVersion = '428',
    spec = {},
    status = {},
  }: {
    namespace?: string;
    labels?: Record<string, string>;
    resourceVersion?: string;
    spec?: object;
    status?: object;
  } = {},
) {
  return {
    metadata: {
      name,
      namespace,
      uid: '607606f5-4c8d-417a-b80a-2bb2e4df9d74',
      resourceVersion,
      ...(labels && { labels }),
      managedFields: [{ manager: 'argocd-application-controller' }],
    },
    spec: {
      project: 'default',
      source: {
        repoURL: 'https://github.com/acme/shop.git',
        path: 'app',
        targetRevision: 'HEAD',
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'shop',
      },
      ...spec,
    },
    status: {
      sync: { status: 'OutOfSync', revision: REVISION },
      health: { status: 'Progressing' },
      reconciledAt: '2026-01-01T00:00:00Z',
      resources: [
        {
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'web',
          status: 'OutOfSync',
        },
      ],
      ...status,
    },
  };
}

/** A resource as `managed-resources` gives it; states are objects here. */
export function aManagedResource(
  name: string,
  states: {
    kind?: string;
    target?: object | null;
    live?: object | null;
    want?: object | null;
    have?: object | null;
  } = {},
) {
  const { kind = 'ConfigMap', target = {}, live = target } = states;
  const { want = target, have = live } = states;
  return {
    kind,
    namespace: 'shop',
    name,
    targetState: JSON.stringify(target),
    liveState: JSON.stringify(live),
    normalizedLiveState: JSON.stringify(have),
    predictedLiveState: JSON.stringify(want),
  };
}
