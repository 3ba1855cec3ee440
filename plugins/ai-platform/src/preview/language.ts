/** The languages that the preview highlights. */
export type Language = 'yaml' | 'hcl' | 'text';

const BY_EXTENSION: Record<string, Language> = {
  tf: 'hcl',
  hcl: 'hcl',
  yaml: 'yaml',
  yml: 'yaml',
};

/** The language of a file, by the end of its name. */
export function languageOf(path: string): Language {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return BY_EXTENSION[extension] ?? 'text';
}
