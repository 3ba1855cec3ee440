import type { ApplicationFacts } from '../../facts';
import type { ArgocdApplicationInputs } from '../../inputs';
import {
  isRunningPhase,
  type DriftObstacle,
} from '../../../view/driftVocabulary';
import { realFields, type JudgedResource } from '../judgedResource';
import { differs } from '../states';

const FAILED = ['failed', 'error'];

// After a failed sync Argo CD gives up on that revision: then it heals no longer.
const healsItself = ({ automated, selfHeal, operation }: ApplicationFacts) =>
  automated && selfHeal && !FAILED.includes(operation?.phase ?? '');

/** Why an application cannot be reverted now; undefined where it can. */
export function revertObstacle(
  { writable, canSync }: ArgocdApplicationInputs,
  facts: ApplicationFacts,
): DriftObstacle | undefined {
  if (!writable) return 'notWritable';
  if (isRunningPhase(facts.operation?.phase)) return 'operationRunning';
  if (!canSync) return 'syncWindow';
  return healsItself(facts) ? 'selfHeal' : undefined;
}

const isGenerated = ({ sources }: ApplicationFacts) =>
  sources.length > 0 &&
  sources.every(({ plugin, directory }) => plugin || directory?.jsonnet);

/** Why the fields of a resource cannot be written into Git, as far as can be told without looking there. */
export function codifyObstacle(
  judged: JudgedResource,
  facts: ApplicationFacts,
): DriftObstacle | undefined {
  const fields = realFields(judged);
  if (fields.length === 0) return 'wholeResource';
  const secret = fields.every(({ want, have }) =>
    [want?.kind, have?.kind].includes('masked'),
  );
  if (secret) return 'secret';
  return isGenerated(facts) ? 'generated' : undefined;
}

/** The resource with what keeps it from being reverted and codified. */
export function withObstacles(
  judged: JudgedResource,
  revert: DriftObstacle | undefined,
  facts: ApplicationFacts,
): JudgedResource {
  if (!differs(judged.state)) return judged;
  const codify = codifyObstacle(judged, facts);
  return {
    ...judged,
    revert: { ...(revert && { obstacle: revert }) },
    codify: { ...(codify && { obstacle: codify }) },
  };
}
