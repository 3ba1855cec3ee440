import { dnsName } from '../../model/names';
import type { Workspace } from '../../model/workspace/workspace';

/** Name of what delivers a workspace. With a prefix: Applications and projects of environments have names too. */
export function deliveryName({ metadata }: Workspace): string {
  return dnsName(['workspace', metadata.name]);
}
