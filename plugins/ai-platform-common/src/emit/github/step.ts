import type { YamlValue } from '../print/yaml';

/** A step of a job on GitHub Actions. */
export type Step = { readonly [key: string]: YamlValue | undefined };

/** An expression that GitHub fills in. */
export function filledIn(text: string): string {
  return `\${{ ${text} }}`;
}
