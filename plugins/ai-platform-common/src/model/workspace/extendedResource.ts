/**
 * Name of a device as nodes advertise it, `<domain>/<name>`. Not the names of quota keys (`requests.…`), and not those
 * of Kubernetes itself.
 * @see https://kubernetes.io/docs/tasks/administer-cluster/extended-resource-node/
 */
export const EXTENDED_RESOURCE =
  /^(?!(?:requests|limits)\.)(?!(?:[^/]*\.)?(?:kubernetes|k8s)\.io\/)(?=[^/]{1,240}\/)[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)+\/[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
