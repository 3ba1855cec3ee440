/** The parts of a plan that are read; all others are passed over. @public */
export type PlanSection =
  | 'format_version'
  | 'terraform_version'
  | 'timestamp'
  | 'errored'
  | 'variables'
  | 'resource_drift'
  | 'resource_changes'
  | 'relevant_attributes'
  | 'declared_variables'
  | 'prior_resources';

const TAKEN = new Map<string, PlanSection>([
  ['format_version', 'format_version'],
  ['terraform_version', 'terraform_version'],
  ['timestamp', 'timestamp'],
  ['errored', 'errored'],
  ['variables', 'variables'],
  ['resource_drift[]', 'resource_drift'],
  ['resource_changes[]', 'resource_changes'],
  ['relevant_attributes[]', 'relevant_attributes'],
  ['configuration.root_module.variables', 'declared_variables'],
]);
const MODULE = String.raw`prior_state\.values\.root_module(?:\.child_modules\[\])*`;
const PRIOR_RESOURCE = new RegExp(String.raw`^${MODULE}\.resources\[\]$`);
const WAY_TO_PRIOR = new RegExp(
  String.raw`^(?:prior_state(?:\.values)?|${MODULE}(?:\.child_modules|\.resources)?)$`,
);
const WAY = new Set([
  '',
  'resource_drift',
  'resource_changes',
  'relevant_attributes',
  'configuration',
  'configuration.root_module',
]);

/**
 * What to do with the value at a path of a plan (`resource_changes[]`, `configuration.root_module`): take it whole, look
 * inside, or pass over it.
 * @public
 */
export function planSection(path: string): PlanSection | 'inside' | 'skip' {
  const section = TAKEN.get(path);
  if (section) return section;
  if (WAY.has(path)) return 'inside';
  if (!path.startsWith('prior_state')) return 'skip';
  if (PRIOR_RESOURCE.test(path)) return 'prior_resources';
  return WAY_TO_PRIOR.test(path) ? 'inside' : 'skip';
}
