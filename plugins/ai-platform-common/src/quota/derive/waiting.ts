import type { WaitingWorkload } from '../../view/gpuQuotaView';
import { listAmounts } from './amounts';
import { isoTime } from './isoTime';
import { missingPods } from './missingPods';
import { waitingWorkloads } from './pendingWorkloads';
import type { Scope } from './scope';
import { mergeWaiting, type WaitingItem } from './waitingItem';
import { waitingPods } from './waitingPods';

/** All work of the namespace that waits for accelerators, none of it twice, the next in turn first. */
export function waitingOf(scope: Scope): WaitingItem[] {
  return mergeWaiting([
    ...waitingWorkloads(scope),
    ...waitingPods(scope),
    ...missingPods(scope),
  ]);
}

/** As it travels. */
export function waitingView({
  amounts,
  since,
  ...rest
}: WaitingItem): WaitingWorkload {
  return { ...rest, accelerators: listAmounts(amounts), since: isoTime(since) };
}
