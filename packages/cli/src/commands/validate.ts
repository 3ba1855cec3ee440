import { hasErrors } from '@flagstone/backstage-plugin-ai-platform-common';
import { EXIT_FAULTS, EXIT_OK, UsageError } from '../exit';
import type { Arguments } from '../main';
import { readDocuments } from '../readDocuments';
import type { Report } from '../report';

/** Reads the documents and reports everything that is wrong with them. */
export function validate({ positionals }: Arguments): Report {
  if (positionals.length === 0) {
    throw new UsageError('validate takes at least one document.');
  }
  const { read, issues } = readDocuments(positionals);
  return {
    command: 'validate',
    exitCode: hasErrors(issues) ? EXIT_FAULTS : EXIT_OK,
    documents: read.length,
    issues,
    findings: [],
    files: 0,
  };
}
