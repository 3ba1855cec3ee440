import {
  isCollection,
  isMap,
  parseAllDocuments,
  visit,
  type Document,
} from 'yaml';
import { YamlTextError } from './yamlTextError';

/** One document of a YAML text. */
export interface YamlDocument {
  document: Document.Parsed;
  /** The same as plain data. */
  data: unknown;
}

/** How a YAML text is read. */
export interface YamlReading {
  /** True where braces within texts are a template too: the file is to hold nothing but settings. */
  strict?: boolean;
}

/**
 * The documents of a YAML text, those that are neither map nor list left out.
 *
 * @throws YamlTextError where the text is not YAML, or only once a template engine has run
 */
export function readYamlDocuments(
  text: string,
  { strict = false }: YamlReading = {},
): YamlDocument[] {
  const documents = parsed(text);
  if (documents.some(each => isTemplated(each, strict))) throw templated();
  const [fault] = documents.flatMap(document => document.errors);
  if (fault) {
    if (text.includes('{{')) throw templated();
    throw notYaml(fault.message.split('\n')[0].replace(/:$/, ''));
  }
  return documents
    .filter(({ contents }) => isCollection(contents))
    .map(document => ({ document, data: dataOf(document) }));
}

function parsed(text: string): Document.Parsed[] {
  try {
    const documents = parseAllDocuments(text, { logLevel: 'error' });
    return Array.isArray(documents) ? documents : [];
  } catch {
    // Nested so deeply that the parser gives up.
    throw notYaml('It is nested too deeply');
  }
}

function dataOf(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases to nothing, or so many that they would fill the memory.
    throw notYaml(error instanceof Error ? error.message : String(error));
  }
}

/** Braces in the place of a key make a template even where they happen to parse; those in comments do not. */
function isTemplated(document: Document.Parsed, strict: boolean): boolean {
  let found = false;
  visit(document, {
    Pair: (_key, { key }) => {
      if (!isMap(key)) return undefined;
      found = true;
      return visit.BREAK;
    },
    Scalar: (_key, { value }) => {
      if (!strict || !String(value).includes('{{')) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function templated(): YamlTextError {
  return new YamlTextError(
    'templated',
    'The file is a template ({{ … }}), not YAML.',
  );
}

function notYaml(what: string): YamlTextError {
  return new YamlTextError(
    'notYaml',
    `The file cannot be read as YAML: ${what}.`,
  );
}
