/** Where in a document a value is: property names and list positions. */
export type FieldPath = ReadonlyArray<string | number>;

/** The path as people write it: `spec.hard["requests.nvidia.com/gpu"]`. */
export function formatFieldPath(path: FieldPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^\w+$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}
