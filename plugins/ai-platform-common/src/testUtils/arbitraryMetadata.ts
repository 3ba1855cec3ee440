import fc from 'fast-check';
import { hostileText } from './hostileText';

/** Names of at most so many characters. */
export const arbitraryName = (maxLength: number) =>
  fc.stringMatching(new RegExp(`^[a-z][a-z0-9-]{0,${maxLength - 2}}[a-z0-9]$`));

/** Labels as people give them. */
export const arbitraryLabels = fc.dictionary(
  fc.stringMatching(/^[a-z][a-zA-Z0-9_.]{0,20}[a-z]$/),
  fc.stringMatching(/^(?:[A-Za-z0-9][A-Za-z0-9_.-]{0,20}[A-Za-z0-9])?$/),
  { maxKeys: 3 },
);

/** What a document of any kind may say about whom it is for, with hostile text. */
export const arbitraryMetadata = fc.record(
  {
    name: arbitraryName(40),
    project: arbitraryName(40),
    department: hostileText(63),
    costCenter: hostileText(63),
    description: hostileText(500),
    labels: arbitraryLabels,
  },
  { requiredKeys: ['name', 'project', 'department', 'costCenter'] },
);
