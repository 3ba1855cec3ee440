/** The error of a configuration that does not hold: it names the key and never the value. */
export function invalidConfig(
  key: string,
  fault: string,
  options?: ErrorOptions,
): Error {
  return new Error(`Invalid configuration: ${key} ${fault}`, options);
}
