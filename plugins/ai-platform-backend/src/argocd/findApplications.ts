import {
  applicationId,
  type ApplicationFacts,
  type Reading,
  type SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ApiInstance } from './apiInstance';
import type {
  ArgocdFindings,
  ArgocdSelection,
  FoundApplication,
} from './argocdInstance';
import { childApplications } from './childApplications';
import { parseSelector, type Requirement } from './labelSelector';
import { selectedApplications } from './selectedApplications';

/** More than anybody wants on one page. */
const MOST = 500;

type Problem = ArgocdFindings['problems'][number];

const problem = (
  source: string,
  code: SourceProblem['code'],
  message: string,
): Problem => ({ source, problem: { code, message } });

const idOf = (instance: ApiInstance, { namespace, name }: ApplicationFacts) =>
  applicationId({ instance: instance.description.name, namespace, name });

/** Those that are selected and, after each level, their children; each once, for parents may name one another. */
function withChildren(
  instance: ApiInstance,
  selected: readonly ApplicationFacts[],
  age: Omit<Extract<Reading<unknown>, { status: 'ok' }>, 'value'>,
): FoundApplication[] {
  const found = new Map<string, FoundApplication>();
  const add = (app: ApplicationFacts, parent?: string) => {
    const id = idOf(instance, app);
    if (found.has(id) || found.size > MOST) return;
    const application = { ...age, value: app };
    found.set(id, { id, instance, ...(parent && { parent }), application });
  };
  for (const app of selected) add(app);
  // It grows while it is gone through.
  for (const { id, application } of found.values()) {
    for (const child of childApplications(instance.known, application.value)) {
      add(child, id);
    }
  }
  return [...found.values()];
}

function findIn(
  instance: ApiInstance,
  selection: ArgocdSelection,
  requirements: Requirement[] | undefined,
): ArgocdFindings {
  const { title } = instance.description;
  const reading = instance.applications();
  if (reading.status !== 'ok') {
    const problems = [{ source: title, problem: reading.problem }];
    return { applications: [], problems };
  }
  const { value, ...age } = reading;
  const selected = selectedApplications(instance.known, selection, {
    requirements,
    namespace: instance.namespace,
  });
  return {
    applications: withChildren(instance, selected, age),
    problems:
      age.stale && age.problem ? [{ source: title, problem: age.problem }] : [],
  };
}

function notConfigured(
  { instances = [] }: ArgocdSelection,
  configured: readonly ApiInstance[],
): Problem[] {
  const known = configured.map(({ description }) => description.name);
  return instances
    .filter(name => !known.includes(name))
    .map(name =>
      problem(
        name,
        'notConfigured',
        'No Argo CD instance of this name is configured under argocd.appLocatorMethods.',
      ),
    );
}

/** Names that nobody knows. Where an instance does not answer, it may be the one that does. */
function notFound(
  { names = [] }: ArgocdSelection,
  applications: readonly FoundApplication[],
): Problem[] {
  const known = new Set(
    applications.map(({ application }) => application.value.name),
  );
  return names
    .filter(name => !known.has(name))
    .map(name =>
      problem(
        name,
        'notFound',
        'No Argo CD instance has an application of this name, or none may see it.',
      ),
    );
}

/** The applications that an entity names, with their children. It costs no request, and no look at all of them. */
export function findApplications(
  instances: readonly ApiInstance[],
  selection: ArgocdSelection,
): ArgocdFindings {
  const { selector, names } = selection;
  const requirements = selector ? parseSelector(selector) : undefined;
  if (!names && selector && !requirements) {
    const message = 'This is no label selector.';
    return {
      applications: [],
      problems: [problem('argocd/app-selector', 'notSupported', message)],
    };
  }
  const asked = instances.filter(
    ({ description }) =>
      selection.instances?.includes(description.name) ?? true,
  );
  const findings = asked.map(instance =>
    findIn(instance, selection, requirements),
  );
  const applications = findings.flatMap(found => found.applications);
  const problems = [
    ...notConfigured(selection, instances),
    ...findings.flatMap(found => found.problems),
  ];
  if (applications.length > MOST) {
    const message = `More than ${MOST} applications belong to it; the others are left out.`;
    problems.push(problem('argocd', 'tooLarge', message));
  }
  return {
    applications: applications.slice(0, MOST),
    problems:
      problems.length > 0 ? problems : notFound(selection, applications),
  };
}
