import type {
  SourceProblem,
  SourceProblemCode,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Fault, UpstreamError } from './upstreamError';

/** What was asked of a system when it went wrong. */
type Question = Required<Pick<SourceProblem, 'verb' | 'resource'>>;

function codeOf(fault: Fault): SourceProblemCode {
  return fault === 'expired' ? 'serverError' : fault;
}

/** The fault as it is shown: fixed words for each, without addresses, secrets and words of the other side. */
export function shownProblem<Asked extends Question>(
  messages: Record<Fault, (question: Asked) => string>,
  { fault, details }: UpstreamError,
  question: Asked,
): SourceProblem {
  const message = messages[fault](question);
  return {
    code: codeOf(fault),
    ...question,
    message: details.hint ? `${message} ${details.hint}` : message,
  };
}
