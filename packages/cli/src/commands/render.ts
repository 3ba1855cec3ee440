import {
  documentFolder,
  emitDocument,
  hasErrors,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { EXIT_FAULTS, EXIT_OK, UsageError } from '../exit';
import { stalePaths } from '../generatedFiles';
import type { Arguments } from '../main';
import { readDocuments } from '../readDocuments';
import type { Report } from '../report';
import { writeFiles } from '../writeFiles';

/** Writes every file that the documents stand for; nothing where one of them has a fault. */
export function render(args: Arguments): Report {
  const { positionals, out, modules } = args;
  if (positionals.length === 0) {
    throw new UsageError('render takes at least one document.');
  }
  if (out === undefined) throw new UsageError('render needs --out <dir>.');
  const { read, documents, issues } = readDocuments(positionals, {
    modules,
  });
  const report: Report = {
    command: 'render',
    exitCode: EXIT_OK,
    documents: read.length,
    issues,
    findings: [],
    files: 0,
  };
  if (hasErrors(issues)) return { ...report, exitCode: EXIT_FAULTS };
  let files = 0;
  for (const document of documents) {
    const emitted = emitDocument(document);
    writeFiles(out, {
      folder: documentFolder(document),
      files: emitted,
      remove: stalePaths(out, document, emitted),
    });
    files += emitted.length;
  }
  return { ...report, files };
}
