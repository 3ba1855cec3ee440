/**
 * What an annotation of a catalog entity lists, separated by commas, each once. It says what an entity's page may look
 * at and whose quota a request may change, so that all who ask have to read it alike.
 *
 * @example
 * annotationList('fraud, fraud-batch,,fraud'); // ['fraud', 'fraud-batch']
 * @public
 */
export function annotationList(text = ''): string[] {
  const parts = text.split(',').map(part => part.trim());
  return [...new Set(parts.filter(Boolean))];
}
