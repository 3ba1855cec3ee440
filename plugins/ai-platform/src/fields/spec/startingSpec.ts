import { STAGES } from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt, withValue } from '../../document/data';
import type { DraftDocument } from '../../document/draft';

const FIRST_BLOCK = 32;
const BLOCKS = 192;

/** A private range that differs from name to name, so that most environments can be peered later. */
export function suggestCidr(name: string): string {
  const sum = [...name].reduce(
    (total, letter) => (total * 31 + letter.charCodeAt(0)) % 65_521,
    7,
  );
  return `10.${FIRST_BLOCK + (sum % BLOCKS)}.0.0/16`;
}

/** The stage that a name ends in, as with fraud-prod. */
export function stageOfName(name: string): string | undefined {
  return STAGES.find(stage => name.endsWith(`-${stage}`));
}

interface StartingPoint {
  document: DraftDocument;
  complete: DraftDocument;
}

/**
 * The spec with an answer to those required questions that have a sensible first answer.
 * What the document has already, by the form or by the platform's configuration, stays.
 */
export function startingSpec({ document, complete }: StartingPoint): unknown {
  const name = valueAt(complete, ['metadata', 'name']);
  const text = typeof name === 'string' ? name : '';
  const answers: Array<[path: string[], value: string]> = [
    [['stage'], stageOfName(text) ?? 'dev'],
    [['profile'], 'balanced'],
    [['network', 'cidr'], suggestCidr(text)],
  ];
  return answers
    .filter(([path]) => valueAt(complete.spec, path) === undefined)
    .reduce(
      (data, [path, value]) => withValue(data, path, value),
      document.spec,
    );
}
