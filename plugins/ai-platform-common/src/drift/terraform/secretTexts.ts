import type { TerraformSide } from '../facts';
import type { JsonValue } from '../json';
import { isObject, listOf, memberOf } from './planJson';

/** Shorter ones stand in other words by chance. */
const SHORTEST = 6;
const MOST_TEXTS = 500;
const DEEPEST = 32;

/** The lines of a secret as they stand in YAML: as they are, and escaped. Marks like BEGIN KEY are no secrets. */
function partsOf(secret: string): string[] {
  return secret
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.length >= SHORTEST && !line.startsWith('-----'))
    .flatMap(line => [line, JSON.stringify(line).slice(1, -1)]);
}

/**
 * The texts that the plan itself calls secret, so that they can be told where a provider has copied them without a mark:
 * `terraform_data.output` holds what its `input` held.
 */
export class SecretTexts {
  private readonly texts = new Set<string>();

  /** Learns what the marks call secret. */
  learn(value: JsonValue | undefined, marks: JsonValue | undefined): void {
    this.walk(value, marks, 0);
  }

  /** The side, masked where it holds one of the texts. */
  mask(side: TerraformSide | undefined): TerraformSide | undefined {
    if (side?.kind !== 'value') return side;
    for (const text of this.texts) {
      if (side.text.includes(text)) return { kind: 'masked' };
    }
    return side;
  }

  private walk(
    value: JsonValue | undefined,
    marks: JsonValue | undefined,
    depth: number,
  ): void {
    if (value === undefined || value === null || depth > DEEPEST) return;
    if (marks === true) {
      this.add(value, depth);
    } else if (Array.isArray(marks)) {
      marks.forEach((mark, index) =>
        this.walk(listOf(value)[index], mark, depth + 1),
      );
    } else if (isObject(marks)) {
      for (const [key, mark] of Object.entries(marks)) {
        this.walk(memberOf(value, key), mark, depth + 1);
      }
    }
  }

  private add(value: JsonValue, depth: number): void {
    if (typeof value === 'string') {
      for (const text of partsOf(value)) {
        if (this.texts.size < MOST_TEXTS) this.texts.add(text);
      }
    } else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
      for (const item of Object.values(value)) this.add(item, depth + 1);
    }
  }
}
