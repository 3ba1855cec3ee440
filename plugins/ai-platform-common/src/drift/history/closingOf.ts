import type { DriftClosing } from '../../view/driftVocabulary';
import type { OpenDifferenceFacts } from '../facts';
import type {
  AskedAction,
  CurrentValue,
  ObservedApplication,
} from './observation';

const CLOSED_BY = { revert: 'reverted', codify: 'codified' } as const;

const covers = (texts: readonly string[] | undefined, text: string) =>
  texts === undefined || texts.includes(text);

function latestAction(
  difference: OpenDifferenceFacts,
  actions: readonly AskedAction[],
): AskedAction | undefined {
  return actions
    .filter(
      ({ application, resources, paths, at }) =>
        application === difference.application &&
        covers(resources, difference.resource) &&
        covers(paths, difference.path) &&
        at >= difference.openedAt,
    )
    .reduce<AskedAction | undefined>(
      (latest, action) =>
        latest === undefined || action.at > latest.at ? action : latest,
      undefined,
    );
}

/** True where the place holds what that side of the difference was. */
function holds({ text, shows }: CurrentValue, side: string | undefined) {
  return text === side || (side !== undefined && shows?.(side) === true);
}

/** By what it ended, by the values alone; undefined where they do not tell. */
function evidenceOf(
  { resource, path, want, have }: OpenDifferenceFacts,
  { current }: ObservedApplication,
): DriftClosing | undefined {
  // A field whose whole resource is gone was neither brought back nor written down.
  if (path !== '' && current(resource, '')?.there === false) return 'other';
  const value = current(resource, path);
  const isSecret = want === undefined && have === undefined;
  if (value === undefined || isSecret) return undefined;
  if (value.there && value.text === undefined) return undefined;
  if (holds(value, want)) return 'reverted';
  return holds(value, have) ? 'codified' : 'other';
}

/**
 * By what a difference ended: by the values where they tell, else by what somebody asked for after it had opened. The
 * person is named where the two agree.
 */
export function closingOf(
  difference: OpenDifferenceFacts,
  application: ObservedApplication,
  actions: readonly AskedAction[],
): { by: DriftClosing; person?: string } {
  const action = latestAction(difference, actions);
  const asked = action && CLOSED_BY[action.kind];
  const by = evidenceOf(difference, application) ?? asked ?? 'other';
  return action && asked === by ? { by, person: action.person } : { by };
}
