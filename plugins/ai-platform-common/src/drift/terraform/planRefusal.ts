/** Why a plan is not taken. @public */
export type PlanRefusalReason =
  | 'notJson'
  | 'notText'
  | 'binaryPlan'
  | 'planLog'
  | 'state'
  | 'notPlan'
  | 'formatVersion'
  | 'tooLarge'
  | 'tooDeep'
  | 'otherWorkspace';

const MESSAGES: Record<PlanRefusalReason, string> = {
  notJson: 'It is not JSON, or it breaks off before its end.',
  notText:
    'It is not UTF-8 text. PowerShell writes UTF-16 with ">": use Out-File -Encoding utf8NoBOM.',
  binaryPlan:
    'It is the plan file itself: post what `terraform show -json <plan file>` prints.',
  planLog:
    'It is the log of `terraform plan -json`: post what `terraform show -json <plan file>` prints.',
  state: 'It is a state, not a plan: make a plan with `-out` and show that.',
  notPlan: 'It is JSON, and not a plan as `terraform show -json` prints it.',
  formatVersion: 'Its format version is not 1.x, the only one understood.',
  tooLarge: 'It is larger than 256 MiB, or one resource of it is too large.',
  tooDeep: 'It is nested more deeply than a plan is.',
  otherWorkspace: 'Its resources are those of another workspace.',
};

/** The reason in words of its own: nothing of the plan is in it. @public */
export function planRefusalMessage(reason: PlanRefusalReason): string {
  return MESSAGES[reason];
}
