import type { Texts } from '../useTexts';
import type { ProblemRow } from './problemRows';
import { translate } from './translate';

/** The groups of messages that name every problem of a kind of source. */
export type ProblemMessages = 'gpuQuotaSources' | 'driftSources';

/** Problems whose text needs no list of what they are about, or has it already. */
const SAYS_ALL: ProblemRow['code'][] = ['forbidden', 'notServed', 'starting'];

/** Why something is not known, and what becomes of it. */
export function problemTexts(
  t: Texts,
  messages: ProblemMessages,
  { code, verb, resources }: Pick<ProblemRow, 'code' | 'verb' | 'resources'>,
): { text: string; remedy: string } {
  const resource = resources.join(', ') || t('view.anything');
  const problem = translate(t, `${messages}.problem.${code}`, {
    verb: verb ?? 'list',
    resource,
  });
  return {
    text:
      resources.length === 0 || SAYS_ALL.includes(code)
        ? problem
        : t('view.ofResource', { resource, problem }),
    remedy: t(`${messages}.remedy.${code}`),
  };
}
