import { isMap, parseAllDocuments, visit, type Document } from 'yaml';
import { QuotaChangeError } from './quotaChangeError';

/** One document of a YAML file. */
export interface YamlDocument {
  document: Document.Parsed;
  /** The same as plain data. */
  data: unknown;
}

/**
 * The documents of a YAML file, those without content left out.
 *
 * @throws QuotaChangeError where the file is not YAML, or only once a template engine has run
 */
export function readYamlFile(text: string): YamlDocument[] {
  const parsed = parseAllDocuments(text, { logLevel: 'error' });
  const documents: Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
  if (documents.some(isTemplated)) throw templated();
  const [fault] = documents.flatMap(document => document.errors);
  if (fault) {
    if (text.includes('{{')) throw templated();
    throw notYaml(fault.message.split('\n')[0].replace(/:$/, ''));
  }
  return documents
    .filter(({ contents }) => isMap(contents))
    .map(document => ({ document, data: dataOf(document) }));
}

function dataOf(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases to nothing, or so many that they would fill the memory.
    throw notYaml(error instanceof Error ? error.message : String(error));
  }
}

/** Braces make a template even where they happen to parse; those in comments do not. */
function isTemplated(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Pair: (_key, { key }) => {
      if (!isMap(key)) return undefined;
      found = true;
      return visit.BREAK;
    },
    Scalar: (_key, { value }) => {
      if (!String(value).includes('{{')) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function templated(): QuotaChangeError {
  return new QuotaChangeError({
    code: 'templated',
    field: 'documentUrl',
    message: 'The file is a template ({{ … }}), not YAML.',
    remedy:
      'Point the annotation ai-platform/quota-document at the plain YAML file that holds the value.',
  });
}

function notYaml(what: string): QuotaChangeError {
  return new QuotaChangeError({
    code: 'notYaml',
    field: 'documentUrl',
    message: `The file cannot be read as YAML: ${what}.`,
    remedy: 'Correct it in Git first.',
  });
}
