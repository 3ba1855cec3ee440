import { KUBERNETES_VERSIONS } from '../kubernetesVersions';
import { fault, type Check } from './check';

/** The cloud offers the Kubernetes version. */
export const kubernetesVersionCheck: Check = {
  reads: ['spec.cloud', 'spec.kubernetes'],
  run({ spec }) {
    const offered = KUBERNETES_VERSIONS[spec.cloud];
    const { version } = spec.kubernetes;
    if (offered.includes(version)) return [];
    return [
      fault(
        ['spec', 'kubernetes', 'version'],
        `Kubernetes ${version} is not offered on ${spec.cloud}.`,
        `Choose ${offered.join(', ')}.`,
      ),
    ];
  },
};
