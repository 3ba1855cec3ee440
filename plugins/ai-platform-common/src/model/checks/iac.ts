import { stateFields } from '../defaults/iac';
import { GIT_URL_PATTERN, hasCredentials, isFolder } from '../gitUrl';
import { fault, type Check } from './check';

const modulesCheck: Check = {
  reads: ['spec.iac.modules.source', 'spec.gitops.repoUrl'],
  run({ spec }) {
    const { source } = spec.iac.modules;
    const path = ['spec', 'iac', 'modules', 'source'];
    if (hasCredentials(source)) {
      return [
        fault(
          path,
          'carries credentials, which would be committed.',
          'Remove them; let CI give its credentials to git.',
        ),
      ];
    }
    if (isFolder(source) || GIT_URL_PATTERN.test(source)) return [];
    return [
      fault(
        path,
        `${source} is neither a folder nor a Git URL.`,
        'Begin a folder with ./, ../ or /, a URL with https://, ssh:// or file:///.',
      ),
    ];
  },
};

const stateCheck: Check = {
  reads: ['spec.cloud', 'spec.iac.state'],
  run({ spec }) {
    const path = ['spec', 'iac', 'state'];
    const fields = stateFields(spec.cloud);
    const foreign = Object.keys(spec.iac.state).filter(
      field => !fields.some(own => own === field),
    );
    return foreign.map(field =>
      fault(
        [...path, field],
        `is no part of the state on ${spec.cloud}.`,
        `Remove it; the fields there are ${fields.join(', ')}.`,
      ),
    );
  },
};

const bucketCheck: Check = {
  reads: ['spec.cloud', 'spec.iac.state.bucket'],
  run({ spec }) {
    const { bucket } = spec.iac.state;
    return spec.cloud === 'aws' && bucket && /_|\.\.|^xn--/.test(bucket)
      ? [
          fault(
            ['spec', 'iac', 'state', 'bucket'],
            `${bucket} is no name of an S3 bucket.`,
            'Use lower-case letters, digits, dots and dashes, 3 to 63 of them.',
          ),
        ]
      : [];
  },
};

/** Modules and state can be found. */
export const iacChecks: readonly Check[] = [
  modulesCheck,
  stateCheck,
  bucketCheck,
];
