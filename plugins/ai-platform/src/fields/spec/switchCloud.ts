import {
  KUBERNETES_VERSIONS,
  REGIONS,
  type Cloud,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt, withValue } from '../../document/data';

/** What was answered for a cloud and means nothing on another one. */
export interface CloudAnswers {
  account?: unknown;
  region?: unknown;
  state?: unknown;
}

const STATE = ['iac', 'state'];

/** The answers that a change of the cloud would clear. */
export function cloudAnswers(spec: unknown): CloudAnswers {
  return {
    account: valueAt(spec, ['account']),
    region: valueAt(spec, ['region']),
    state: valueAt(spec, STATE),
  };
}

/**
 * The spec on another cloud. Account, region and Terraform state become what they were when that cloud was
 * chosen before, or are cleared. Everything else stays: node pools above all, whose machines the core then
 * complains about.
 */
export function switchCloud(options: {
  spec: unknown;
  cloud: Cloud;
  remembered: CloudAnswers | undefined;
}): unknown {
  const { cloud, remembered = {} } = options;
  const region = valueAt(options.spec, ['region']);
  const version = valueAt(options.spec, ['kubernetes', 'version']);
  const keepsRegion = REGIONS[cloud].some(name => name === region);
  const changes: Array<[path: string[], value: unknown]> = [
    [['cloud'], cloud],
    [['account'], remembered.account],
    [['region'], remembered.region ?? (keepsRegion ? region : undefined)],
    [STATE, remembered.state],
    [
      ['kubernetes', 'version'],
      KUBERNETES_VERSIONS[cloud].find(offered => offered === version),
    ],
  ];
  return changes.reduce(
    (spec, [path, value]) => withValue(spec, path, value),
    options.spec,
  );
}
