import type { Cloud } from '../vocabulary';
import { fault, type Check } from './check';

const ACCOUNTS: Record<Cloud, { pattern: RegExp; remedy: string }> = {
  aws: {
    pattern: /^\d{12}$/,
    remedy:
      'Give the AWS account number, 12 digits in quotes, for example "123456789012".',
  },
  gcp: {
    pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
    remedy:
      'Give the Google Cloud project id: 6 to 30 lower-case letters, digits and dashes, for example fraud-ml-dev.',
  },
  azure: {
    pattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    remedy:
      'Give the Azure subscription id, for example 0b1f6471-1bf0-4dda-aec3-cb9272f09590.',
  },
};

/** The account is written as the cloud writes it. */
export const accountCheck: Check = {
  reads: ['spec.cloud', 'spec.account'],
  run({ spec }) {
    const { pattern, remedy } = ACCOUNTS[spec.cloud];
    if (pattern.test(spec.account)) return [];
    const message = `${JSON.stringify(spec.account)} is no account of ${
      spec.cloud
    }.`;
    return [fault(['spec', 'account'], message, remedy)];
  },
};
