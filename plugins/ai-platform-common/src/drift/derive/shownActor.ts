import type { DriftActor } from '../../view/driftView';
import { safeLink } from './safeLink';
import { plainText } from '../plainText';
import { timeOf } from './times';

/** Who did it, as it may be shown: a field manager may call itself what it likes. */
export function shownActor(actor: DriftActor): DriftActor {
  const at = timeOf(actor.at);
  const link = safeLink(actor.link);
  return {
    manager: plainText(actor.manager),
    ...(actor.operation && { operation: plainText(actor.operation) }),
    ...(at && { at }),
    ...(link && { link }),
  };
}
