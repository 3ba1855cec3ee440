import type { NamespaceQuotaView, QuotaFinding } from '../../view/gpuQuotaView';
import type { QuotaSeverity } from '../../view/quotaVocabulary';
import { acceleratorFindings } from './acceleratorFindings';
import {
  acceleratorState,
  keysByAccelerator,
  type AcceleratorState,
  type NamespaceState,
} from './acceleratorState';
import { acceleratorView } from './acceleratorView';
import { computeQuotas } from './computeQuotas';
import { sortFindings } from './finding';
import {
  namespaceCandidates,
  type Candidate,
  type JudgedAccelerator,
} from './headline';
import { holderView, holdersOf } from './holders';
import { listedAccelerators } from './listedAccelerators';
import { namespaceFindings } from './namespaceFindings';
import { podAmounts } from './podAmounts';
import { queueLimits } from './queueLimits';
import { queuesOf } from './queues';
import { quotaLimits } from './quotaLimits';
import type { Scope } from './scope';
import { worstSeverity } from './severity';
import { waitingOf, waitingView } from './waiting';

/** What a card shows of a namespace, and the sentences that may stand above it. */
export interface NamespaceQuota {
  readonly view: NamespaceQuotaView;
  readonly candidates: readonly Candidate[];
}

function stateOf(scope: Scope): NamespaceState {
  const holders = holdersOf(scope);
  return {
    limits: quotaLimits(scope),
    queues: queueLimits(scope),
    holders,
    held: podAmounts(
      scope,
      holders.flatMap(holder => holder.pods),
    ),
    waiting: waitingOf(scope),
  };
}

function severityOf(
  { limitedBy, hard }: AcceleratorState,
  findings: readonly QuotaFinding[],
): QuotaSeverity {
  // The limit cannot be read, which is a finding of the quota's own.
  if (limitedBy !== 'none' && hard === undefined) return 'critical';
  return worstSeverity(findings.map(({ severity }) => severity));
}

function judge(scope: Scope, state: NamespaceState): JudgedAccelerator[] {
  const keys = keysByAccelerator(scope, state.limits);
  return listedAccelerators(scope, { ...state, keys }).map(resource => {
    const one = acceleratorState(
      scope,
      state,
      resource,
      keys.get(resource) ?? [],
    );
    const findings = acceleratorFindings(scope, one);
    return { state: one, findings, severity: severityOf(one, findings) };
  });
}

/** The quota of one namespace. */
export function namespaceQuota(
  scope: Scope,
  existsElsewhere: boolean,
): NamespaceQuota {
  const state = stateOf(scope);
  const accelerators = judge(scope, state);
  const queues = queuesOf(scope);
  const { component } = scope.inputs;
  const isNamed = (work: { component?: string }) =>
    component === undefined || work.component === component;
  const usesAccelerators = state.held.size > 0 || state.waiting.length > 0;
  return {
    view: {
      namespace: scope.inputs.name,
      accelerators: accelerators.map(one =>
        acceleratorView(scope, one.state, one.severity),
      ),
      compute: computeQuotas(scope, state.limits),
      queues,
      holders: state.holders.map(holderView).filter(isNamed),
      waiting: state.waiting.map(waitingView).filter(isNamed),
      findings: sortFindings([
        ...accelerators.flatMap(one => one.findings),
        ...namespaceFindings(scope, {
          queues,
          usesAccelerators,
          existsElsewhere,
        }),
      ]),
      resourceQuotas: scope.resourceQuotas.map(quota => quota.name),
    },
    candidates: namespaceCandidates(scope, accelerators),
  };
}
