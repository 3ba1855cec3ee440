import { formatQuantity, type Quantity } from '../../model/quantity';
import type { GpuQuotaView, QuotaFinding } from '../../view/gpuQuotaView';
import type { QuotaSeverity } from '../../view/quotaVocabulary';
import type { AcceleratorState } from './acceleratorState';
import { descriptionOf, spokenName } from './acceleratorView';
import { hasNoLimits, limitsAreKnown } from './listedAccelerators';
import { isMissing } from './namespaceFindings';
import { compare, firstDifference } from './order';
import type { Scope } from './scope';
import { listedByNodes } from './served';
import { severityRank } from './severity';

export type Headline = GpuQuotaView['headline'];

/** A sentence that a view may have, and how much it matters. */
export interface Candidate {
  readonly headline: Headline;
  /** Present where the sentence is about an accelerator. */
  readonly about?: {
    readonly severity: QuotaSeverity;
    readonly waiting: Quantity;
    readonly hard: Quantity;
  };
}

/** Sentences that speak of no accelerator, the ones that say most first. */
const PLAIN: readonly Headline['code'][] = [
  'invalidQuota',
  'noQuota',
  'noAccelerators',
  'namespaceMissing',
  'starting',
  'unknown',
];

/** An accelerator of a namespace, and what is the matter with it. */
export interface JudgedAccelerator {
  readonly state: AcceleratorState;
  readonly findings: readonly QuotaFinding[];
  readonly severity: QuotaSeverity;
}

function sentence(
  scope: Scope,
  { state, findings }: JudgedAccelerator,
): Headline | undefined {
  const { limitedBy, hard, used, free, partialKeys } = state;
  const named = {
    title: spokenName(scope, state),
    unit: descriptionOf(state).unit,
  };
  const has = (code: QuotaFinding['code']) =>
    findings.some(one => one.code === code);
  if (has('keyNotServed')) {
    return { code: 'keyNotServed', params: { keys: state.keys.join(', ') } };
  }
  if (limitedBy === 'none') {
    const params = { used: formatQuantity(used), ...named };
    // What a quota for some of the pods leaves to the rest is not known here: neither a number nor "no limit" is true.
    const isUnlimited = limitsAreKnown(scope) && partialKeys.length === 0;
    return { code: isUnlimited ? 'notLimited' : 'inUse', params };
  }
  if (hard === undefined || free === undefined) return undefined;
  const params = { hard: formatQuantity(hard), ...named };
  if (has('overQuota')) {
    return { code: 'over', params: { used: formatQuantity(used), ...params } };
  }
  const freeParams = { free: formatQuantity(free), ...params };
  const workloads = state.waitingItems.length;
  if (workloads === 0) return { code: 'free', params: freeParams };
  const amount = formatQuantity(state.waiting);
  return {
    code: 'freeAndWaiting',
    params: { ...freeParams, workloads, amount },
  };
}

/** A sentence that speaks of no accelerator. */
export function plain(code: Headline['code']): Candidate {
  return { headline: { code, params: {} } };
}

// Nothing can be said of a namespace whose quotas, queues or pods are not known, unless something limits it that is.
function unknownSource({
  inputs: { resourceQuotas, localQueues, pods },
}: Scope): 'starting' | 'unknown' | undefined {
  const problems = [resourceQuotas, localQueues, pods].flatMap(reading =>
    reading.status === 'ok' ? [] : reading.problem.code,
  );
  if (problems.length === 0) return undefined;
  return problems.every(code => code === 'starting') ? 'starting' : 'unknown';
}

/** The sentences that may be said of a namespace. */
export function namespaceCandidates(
  scope: Scope,
  accelerators: readonly JudgedAccelerator[],
): Candidate[] {
  if (isMissing(scope)) return [plain('namespaceMissing')];
  const unknown = unknownSource(scope);
  const said = accelerators.flatMap(judged => {
    const { limitedBy, waiting, hard = 0n } = judged.state;
    const isGuess = unknown !== undefined && limitedBy === 'none';
    const headline = isGuess ? undefined : sentence(scope, judged);
    return headline
      ? { headline, about: { severity: judged.severity, waiting, hard } }
      : [];
  });
  if (said.length > 0) return said;
  if (unknown) return [plain(unknown)];
  if (accelerators.length > 0) return [plain('invalidQuota')];
  const mayUseSome = hasNoLimits(scope) && listedByNodes(scope).length > 0;
  return [plain(mayUseSome ? 'noQuota' : 'noAccelerators')];
}

function compareCandidates(a: Candidate, b: Candidate): number {
  if (!a.about || !b.about) {
    return firstDifference(
      compare(Number(!a.about), Number(!b.about)),
      compare(PLAIN.indexOf(a.headline.code), PLAIN.indexOf(b.headline.code)),
    );
  }
  return firstDifference(
    compare(severityRank(b.about.severity), severityRank(a.about.severity)),
    compare(b.about.waiting, a.about.waiting),
    compare(b.about.hard, a.about.hard),
  );
}

/** The one sentence that matters: about the accelerator with the worst findings, then the longest queue, then the most. */
export function headlineOf(candidates: readonly Candidate[]): Headline {
  const [first = plain('unknown')] = [...candidates].sort(compareCandidates);
  return first.headline;
}
