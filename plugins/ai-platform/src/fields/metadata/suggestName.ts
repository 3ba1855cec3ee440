import { valueAt } from '../../document/data';

const LONGEST = 40;
const DEFAULT_STAGE = 'dev';

/** What an environment of the project and stage would be called, or undefined where there is no project yet. */
export function suggestName(parts: {
  project: unknown;
  spec: unknown;
}): string | undefined {
  const { project, spec } = parts;
  if (typeof project !== 'string' || project === '') return undefined;
  const stage = valueAt(spec, ['stage']);
  const suffix = `-${typeof stage === 'string' ? stage : DEFAULT_STAGE}`;
  return project.slice(0, LONGEST - suffix.length) + suffix;
}
