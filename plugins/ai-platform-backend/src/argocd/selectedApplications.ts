import type { ApplicationFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import {
  LABEL_INDEX,
  LABEL_KEY_INDEX,
  NAME_INDEX,
  type Applications,
} from './applications';
import type { ArgocdSelection } from './argocdInstance';
import { matchesLabels, type Requirement } from './labelSelector';

type Facts = ApplicationFacts;

/** Those of the index; none where nothing can be read. */
function listBy(
  known: Applications,
  index: string,
  value: string,
): readonly Facts[] {
  const reading = known.listBy(index, value);
  return reading.status === 'ok' ? reading.value : [];
}

/** Few enough to look at each: those that an index has for one of the requirements. */
function candidates(
  known: Applications,
  requirements: readonly Requirement[],
): readonly Facts[] {
  const equal = requirements.find(({ operator }) => operator === 'in');
  if (equal) {
    const values = [...new Set(equal.values)];
    return values.flatMap(value =>
      listBy(known, LABEL_INDEX, `${equal.key}=${value}`),
    );
  }
  const present = requirements.find(({ operator }) => operator === 'exists');
  if (present) return listBy(known, LABEL_KEY_INDEX, present.key);
  const all = known.list();
  return all.status === 'ok' ? all.value : [];
}

/** Of several that have the name, the one where Applications are unless they say otherwise. */
function ofName(
  found: readonly Facts[],
  { namespaces }: ArgocdSelection,
  namespace: string,
): readonly Facts[] {
  if (namespaces || found.length < 2) return found;
  const own = found.filter(app => app.namespace === namespace);
  return own.length > 0 ? own : found;
}

/** The applications of one Argo CD that the selection names, without their children. */
export function selectedApplications(
  known: Applications,
  selection: ArgocdSelection,
  {
    requirements,
    namespace,
  }: {
    requirements: readonly Requirement[] | undefined;
    /** Where Applications are unless they say otherwise. */
    namespace: string;
  },
): readonly Facts[] {
  const { names, namespaces, projects } = selection;
  const isWanted = (app: Facts) =>
    (namespaces?.includes(app.namespace) ?? true) &&
    (projects?.includes(app.project) ?? true);
  if (names) {
    return names.flatMap(name =>
      ofName(
        listBy(known, NAME_INDEX, name).filter(isWanted),
        selection,
        namespace,
      ),
    );
  }
  if (!requirements) return [];
  return candidates(known, requirements).filter(
    app => matchesLabels(requirements, app.labels) && isWanted(app),
  );
}
