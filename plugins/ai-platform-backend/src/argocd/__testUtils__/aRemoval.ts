/** An event as Argo CD gives it of an Application of which somebody had it remove a resource. */
export function aRemoval({
  user = 'robin',
  what = "/ConfigMap 'cfg'",
  at = '2026-01-01T00:10:00Z',
  ...rest
}: {
  user?: string;
  what?: string;
  at?: string;
  reason?: string;
  source?: object;
} = {}) {
  return {
    metadata: { name: 'shop.18ea345f58c2737c', namespace: 'argocd' },
    involvedObject: { kind: 'Application', namespace: 'argocd', name: 'shop' },
    reason: 'ResourceDeleted',
    message: `${user} deleted resource ${what}`,
    source: { component: 'argocd-server' },
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
    type: 'Normal',
    eventTime: null,
    ...rest,
  };
}
