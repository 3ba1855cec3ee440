import {
  parseDocument,
  type Issue,
  type PlatformDocument,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { LocatedIssue } from './report';

/** A document that was read, with everything that is wrong with it. */
export interface ReadDocument {
  file: string;
  /** There if and only if no issue is an error. */
  document?: PlatformDocument;
  issues: LocatedIssue[];
}

// A document is a page of text; a larger one is a mistake, and aliases could make it explode.
const LARGEST_BYTES = 1024 * 1024;

function failure(file: string, message: string, remedy: string): ReadDocument {
  return {
    file,
    issues: [{ file, path: [], severity: 'error', message, remedy }],
  };
}

function syntaxIssues(file: string, document: Document): LocatedIssue[] {
  return document.errors.map(error => ({
    file,
    line: error.linePos?.[0].line,
    column: error.linePos?.[0].col,
    path: [],
    severity: 'error',
    message: `is not YAML: ${error.message.split('\n')[0].replace(/:$/, '.')}`,
    remedy: 'Correct the syntax.',
  }));
}

// The nearest place that is there: a field that is missing is shown where its parent begins.
function locate(
  document: Document,
  lines: LineCounter,
  path: Issue['path'],
): { line?: number; column?: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return {};
}

// Other kinds have no Terraform.
function withModules(data: unknown, modules: string | undefined): unknown {
  if (modules === undefined) return data;
  const record = (value: unknown): Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : {};
  const document = record(data);
  if (document.kind !== 'Environment') return data;
  const spec = record(document.spec);
  const iac = record(spec.iac);
  return {
    ...document,
    spec: {
      ...spec,
      iac: { ...iac, modules: { ...record(iac.modules), source: modules } },
    },
  };
}

/**
 * Reads one document from a YAML file. Whatever is wrong with the content becomes issues with line and column;
 * a file that cannot be read is thrown.
 */
export function readDocument(
  file: string,
  options: { modules?: string } = {},
): ReadDocument {
  const text = readFileSync(file, 'utf8');
  if (Buffer.byteLength(text) > LARGEST_BYTES) {
    return failure(file, 'is larger than 1 MiB.', 'Give one document a file.');
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents) || documents.length !== 1) {
    return failure(
      file,
      `holds ${Array.isArray(documents) ? documents.length : 0} documents.`,
      'Give one document a file.',
    );
  }
  const [source] = documents;
  if (source.errors.length > 0) {
    return { file, issues: syntaxIssues(file, source) };
  }
  const data = withModules(
    source.toJS({ maxAliasCount: 100 }),
    options.modules,
  );
  const { document, issues } = parseDocument(data);
  return {
    file,
    document,
    issues: issues.map(issue => ({
      ...issue,
      file,
      ...locate(source, lines, issue.path),
    })),
  };
}
