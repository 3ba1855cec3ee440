import type {
  ApplicationFacts,
  ResourceStatusFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Applications } from './applications';

const OWN_CLUSTER = ['https://kubernetes.default.svc', 'in-cluster'];

function isApplication({ group, kind }: ResourceStatusFacts): boolean {
  return group === 'argoproj.io' && kind === 'Application';
}

/** What goes to another cluster belongs to another Argo CD: of the same name here is something else. */
function deploysHere({ destination }: ApplicationFacts): boolean {
  const { server, name } = destination;
  return OWN_CLUSTER.includes(server ?? name ?? '');
}

/** The applications that are resources of an application, an "app of apps", where they are known. */
export function childApplications(
  known: Applications,
  app: ApplicationFacts,
): ApplicationFacts[] {
  if (!deploysHere(app)) return [];
  return app.resources.filter(isApplication).flatMap(({ namespace, name }) => {
    const reading = known.get({ namespace: namespace || app.namespace, name });
    return reading.status === 'ok' && reading.value ? [reading.value] : [];
  });
}
