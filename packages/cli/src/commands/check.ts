import {
  documentPath,
  emitDocument,
  hasErrors,
  isDocumentPath,
  REPOSITORIES,
  type EmittedFile,
  type PlatformDocument,
  type Repository,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { createTwoFilesPatch } from 'diff';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT_FAULTS, EXIT_OK, UsageError } from '../exit';
import { filesBelow, ifThere, stalePaths } from '../generatedFiles';
import type { Arguments } from '../main';
import { readDocuments } from '../readDocuments';
import type { Finding, Report } from '../report';

const GITOPS = 'platform-gitops-config';

function compare(dir: string, file: EmittedFile): Finding | undefined {
  const path = `${file.repository}/${file.path}`;
  const actual = ifThere(() => readFileSync(join(dir, path), 'utf8'));
  if (actual === file.content) return undefined;
  if (actual === undefined) {
    return {
      file: path,
      kind: 'missing',
      message: 'is missing; render the document again.',
    };
  }
  return {
    file: path,
    kind: 'changed',
    message: 'is not what the document says; edit the document, not the file.',
    diff: createTwoFilesPatch(
      `committed/${path}`,
      `rendered/${path}`,
      actual,
      file.content,
    ),
  };
}

function isFolder(path: string): boolean {
  return ifThere(() => statSync(path))?.isDirectory() ?? false;
}

// CI of one repository may have only that one checked out beside the documents.
function presentRepositories(dir: string): Repository[] {
  return REPOSITORIES.filter(repository => isFolder(join(dir, repository)));
}

function compareDocument(
  dir: string,
  document: PlatformDocument,
  repositories: readonly Repository[],
): { files: number; findings: Finding[] } {
  const emitted = emitDocument(document).filter(file =>
    repositories.includes(file.repository),
  );
  const findings: Finding[] = [];
  for (const file of emitted) {
    const finding = compare(dir, file);
    if (finding) findings.push(finding);
  }
  for (const file of stalePaths(dir, document, emitted)) {
    findings.push({
      file,
      kind: 'stale',
      message:
        'is generated, but the document no longer calls for it; remove it.',
    });
  }
  return { files: emitted.length, findings };
}

function misplaced(file: string, document: PlatformDocument): Finding[] {
  const expected = `${GITOPS}/${documentPath(document)}`;
  return file === expected
    ? []
    : [
        {
          file,
          kind: 'misplaced',
          message: `describes something else than its folder; its place is ${expected}.`,
        },
      ];
}

function documentsIn(dir: string): string[] {
  if (!isFolder(dir)) throw new UsageError(`${dir} is no folder.`);
  const files = filesBelow(dir, GITOPS);
  const found = files.filter(file =>
    isDocumentPath(file.slice(GITOPS.length + 1)),
  );
  if (found.length === 0) {
    throw new UsageError(
      `${dir} holds no document, such as ${GITOPS}/environments/<project>/<name>/environment.yaml or ${GITOPS}/workspaces/<name>/workspace.yaml.`,
    );
  }
  return found;
}

/** Compares the files in a folder with what the documents in it say. */
export function check({ positionals }: Arguments): Report {
  if (positionals.length !== 1) {
    throw new UsageError('check takes one folder.');
  }
  const [dir] = positionals;
  const paths = documentsIn(dir);
  const { read, issues } = readDocuments(paths.map(path => join(dir, path)));
  const repositories = presentRepositories(dir);
  const findings: Finding[] = [];
  let files = 0;
  for (const [index, { document }] of read.entries()) {
    if (!document) continue;
    const result = compareDocument(dir, document, repositories);
    findings.push(...misplaced(paths[index], document), ...result.findings);
    files += result.files;
  }
  const wrong = hasErrors(issues) || findings.length > 0;
  return {
    command: 'check',
    exitCode: wrong ? EXIT_FAULTS : EXIT_OK,
    documents: paths.length,
    issues,
    findings,
    files,
  };
}
