/** The value as JSON, or undefined where it has none (functions, cycles, big integers). */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
