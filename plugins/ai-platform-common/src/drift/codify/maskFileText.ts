import { visit, type Scalar } from 'yaml';
import {
  readYamlDocuments,
  type YamlDocument,
} from '../../yamlText/yamlDocuments';
import { YamlTextError } from '../../yamlText/yamlTextError';
import { dataAt } from '../../yamlText/jsonData';
import type { JsonValue } from '../json';
import { MASKED } from '../mask/markers';
import { maskSecret } from '../mask/maskSecret';

/**
 * A YAML file as it may be shown: what stands in Secrets, in generators of Secrets, or under names of secrets is
 * masked, wherever in the file the same text stands.
 * @public
 */
export function maskFileText(text: string): string {
  try {
    const documents = readYamlDocuments(text);
    const secrets = new Set(documents.flatMap(({ data }) => secretsIn(data)));
    return spansOf(documents, secrets).reduceRight(
      (masked, [start, end]) =>
        masked.slice(0, start) +
        MASKED +
        (text[end - 1] === '\n' ? '\n' : '') +
        masked.slice(end),
      text,
    );
  } catch (error) {
    if (!(error instanceof YamlTextError)) throw error;
    return MASKED;
  }
}

/** First and last offset of what is not to be seen, in the order of the text. */
function spansOf(
  documents: readonly YamlDocument[],
  secrets: ReadonlySet<string>,
): Array<[number, number]> {
  const spans: Array<[number, number]> = [];
  for (const { document } of documents) {
    visit(document, {
      Scalar: (_key, node) => {
        const { range } = node;
        if (range && isSecret(node, secrets)) spans.push([range[0], range[1]]);
      },
    });
  }
  return spans.sort(([one], [other]) => one - other);
}

function isSecret({ value }: Scalar, secrets: ReadonlySet<string>): boolean {
  if (value === null) return false;
  const text = String(value);
  if (secrets.has(text)) return true;
  // A patch within a kustomization is a file of its own.
  return text.includes('\n') && holdsMap(text) && maskFileText(text) !== text;
}

function holdsMap(text: string): boolean {
  try {
    return readYamlDocuments(text).length > 0;
  } catch {
    return false;
  }
}

/** The texts of a document that are not to be seen. */
function secretsIn(data: unknown): string[] {
  const items = dataAt(data, ['items']);
  const objects = Array.isArray(items) ? [data, ...items] : [data];
  const secretGenerator = dataAt(data, ['secretGenerator']);
  const generators = Array.isArray(secretGenerator) ? secretGenerator : [];
  return [
    ...objects.flatMap(each =>
      maskedLeaves(each, maskSecret(each as JsonValue)),
    ),
    ...generators.flatMap(each => leaves(dataAt(each, ['literals']))),
  ];
}

function maskedLeaves(data: unknown, masked: unknown): string[] {
  if (typeof data !== 'object' || data === null) {
    return data === masked ? [] : leaves(data);
  }
  return Object.entries(data).flatMap(([key, value]) =>
    maskedLeaves(
      value,
      dataAt(masked, [Array.isArray(data) ? Number(key) : key]),
    ),
  );
}

function leaves(data: unknown): string[] {
  if (data === undefined || data === null) return [];
  return typeof data === 'object'
    ? Object.values(data).flatMap(leaves)
    : [String(data)];
}
