/** What tells the members of a list apart, by the name of the list, as the schemas of Kubernetes say it. */
const KEYS = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  ports: ['containerPort', 'protocol'],
  conditions: ['type'],
};
const SERVICE_PORTS = ['port', 'protocol'];

/**
 * The keys that tell the members of a list apart; undefined for lists that are one value.
 * @param {string | undefined} field the name of the list
 * @param {readonly unknown[]} list
 * @returns {readonly string[] | undefined}
 */
export function keysOf(field, list) {
  const isPort = field === 'ports' && list.every(item => item?.port);
  const keys = isPort ? SERVICE_PORTS : KEYS[field];
  const isKeyed = list.every(item => item?.[keys?.[0]] !== undefined);
  return keys && isKeyed ? keys : undefined;
}

/** True for what JSON calls an object. */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
