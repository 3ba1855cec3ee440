import { fieldOf } from './fieldOf';

const COMPONENT = 'argocd-server';
const REASON = 'ResourceDeleted';
/** `<user> deleted resource <group>/<Kind> '<name>'` */
const MESSAGE = / deleted resource ([a-z0-9.-]*)\/([A-Za-z0-9]+) '([^']+)'$/;
const LONGEST = 2_000;

/** What Argo CD says of a removal that somebody asked it for. */
export interface RemovalEvent {
  group: string;
  kind: string;
  name: string;
  reason: string;
  source: string;
  /** Word for word. */
  message: string;
  /** ISO 8601. */
  at: string;
}

/**
 * Reads an event that Argo CD wrote about an Application of which it removed a resource; undefined for every other one.
 *
 * @see https://github.com/argoproj/argo-cd/blob/master/util/argo/audit_logger.go
 */
export function removalEvent(event: unknown): RemovalEvent | undefined {
  const message = fieldOf(event, 'message');
  const time = fieldOf(event, 'lastTimestamp');
  if (
    fieldOf(event, 'reason') !== REASON ||
    fieldOf(fieldOf(event, 'source'), 'component') !== COMPONENT ||
    typeof message !== 'string' ||
    message.length > LONGEST ||
    typeof time !== 'string' ||
    !Number.isFinite(Date.parse(time))
  ) {
    return undefined;
  }
  const told = MESSAGE.exec(message);
  if (!told) return undefined;
  const [, group, kind, name] = told;
  return {
    ...{ group, kind, name },
    ...{ reason: REASON, source: COMPONENT, message, at: time },
  };
}
