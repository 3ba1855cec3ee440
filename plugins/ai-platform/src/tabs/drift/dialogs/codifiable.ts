import type {
  DriftDifference,
  DriftResource,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** Whether a secret stands on one of the sides: it never goes to Git. */
export function isSecret({ want, have }: DriftDifference): boolean {
  return want?.kind === 'masked' || have?.kind === 'masked';
}

/** The differences of a resource that a person may want to keep: noise is none. */
export function choosable({ differences }: DriftResource): DriftDifference[] {
  return differences.filter(
    ({ ignored }) => !ignored || ignored.by === 'person',
  );
}

/** The differences of a resource that can be written into Git. */
export function codifiable(resource: DriftResource): DriftDifference[] {
  return choosable(resource).filter(
    difference => !difference.ignored && !isSecret(difference),
  );
}
