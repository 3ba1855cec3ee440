import type {
  DriftCounts,
  DriftDifference,
  DriftResource,
} from '../../view/driftView';
import type { DriftNoise, DriftSeverity } from '../../view/driftVocabulary';
import { isOpen } from './isOpen';
import { differs } from './states';

const NOTHING: DriftCounts = {
  fields: 0,
  resources: 0,
  security: 0,
  capacity: 0,
  cosmetic: 0,
  ignored: 0,
};

// What somebody decided; that a default or an equal quantity is no difference needs no number.
const DECIDED: readonly DriftNoise[] = ['ignoreDifferences', 'person'];

const isDecided = ({ ignored }: Pick<DriftDifference, 'ignored'>) =>
  ignored !== undefined && DECIDED.includes(ignored.by);

const openFields = ({ differences }: DriftResource) =>
  differences.filter(isOpen);

/** How many resources differ as a whole: they are missing or extra, or nobody tells in which fields. */
export function wholeResources(resources: readonly DriftResource[]): number {
  return resources.filter(
    resource => differs(resource.state) && openFields(resource).length === 0,
  ).length;
}

/** Severities of what counts: one a field, and one for a resource of which no fields are told. */
function openSeverities(resource: DriftResource): DriftSeverity[] {
  if (!differs(resource.state)) return [];
  const fields = openFields(resource);
  return fields.length > 0
    ? fields.map(({ severity }) => severity)
    : [resource.severity ?? 'cosmetic'];
}

function ignoredFields(resource: DriftResource): number {
  const fields = resource.differences.filter(isDecided).length;
  return fields === 0 && isDecided(resource) ? 1 : fields;
}

function countsOfOne(resource: DriftResource): DriftCounts {
  const severities = openSeverities(resource);
  const counts = { security: 0, capacity: 0, cosmetic: 0 };
  for (const severity of severities) counts[severity] += 1;
  return {
    fields: severities.length,
    resources: severities.length > 0 ? 1 : 0,
    ...counts,
    ignored: ignoredFields(resource),
  };
}

/** The sum of counts; of none all zero. */
export function sumOfCounts(counts: readonly DriftCounts[]): DriftCounts {
  return counts.reduce(
    (sum, one) => ({
      fields: sum.fields + one.fields,
      resources: sum.resources + one.resources,
      security: sum.security + one.security,
      capacity: sum.capacity + one.capacity,
      cosmetic: sum.cosmetic + one.cosmetic,
      ignored: sum.ignored + one.ignored,
    }),
    NOTHING,
  );
}

/** How much differs in the resources, with all of their differences in them. */
export function countsOf(resources: readonly DriftResource[]): DriftCounts {
  return sumOfCounts(resources.map(countsOfOne));
}
