import type { ResourceRef } from '../facts';
import type { JsonValue } from '../json';
import { isMap, member } from './plainJson';

/** What is known of a list: by what its members are told apart, and whether their order says something. */
export interface ListRule {
  /** Merge keys; the first that every member has, and only once, is used. */
  keys: readonly string[];
  ordered: boolean | ((members: readonly JsonValue[]) => boolean);
}

function unordered(...keys: string[]): ListRule {
  return { keys, ordered: false };
}

function ordered(...keys: string[]): ListRule {
  return { keys, ordered: true };
}

/** A variable may read those before it: `$(HOST):8080`. */
function refersToOthers(members: readonly JsonValue[]): boolean {
  return members.some(each => {
    const value = isMap(each) ? member(each, 'value') : undefined;
    return typeof value === 'string' && value.includes('$(');
  });
}

/** Lists of every kind; the merge keys are those of the Kubernetes API. */
const RULES = new Map<string, ListRule>([
  ['containers', unordered('name')],
  // They run one after the other.
  ['initContainers', ordered('name')],
  ['ephemeralContainers', unordered('name')],
  ['env', { keys: ['name'], ordered: refersToOthers }],
  ['volumes', unordered('name')],
  ['volumeMounts', unordered('mountPath')],
  ['volumeDevices', unordered('devicePath')],
  ['ports', unordered('containerPort', 'port', 'name')],
  ['hostAliases', unordered('ip')],
  ['topologySpreadConstraints', unordered('topologyKey')],
  ['tolerations', unordered('key')],
  ['imagePullSecrets', unordered('name')],
  ['secrets', unordered('name')],
  ['resourceClaims', unordered('name')],
  ['claims', unordered('name')],
  ['ownerReferences', unordered('uid')],
  ['conditions', unordered('type')],
  ['subjects', unordered('name')],
  ['finalizers', unordered()],
  ['accessModes', unordered()],
  ['add', unordered()],
  ['drop', unordered()],
  ['supplementalGroups', unordered()],
  ['externalIPs', unordered()],
  ['loadBalancerSourceRanges', unordered()],
  ['policyTypes', unordered()],
  ['scopes', unordered()],
  ['values', unordered()],
  ['matchExpressions', unordered('key')],
  ['matchFields', unordered('key')],
  ['nodeSelectorTerms', unordered()],
  ['requiredDuringSchedulingIgnoredDuringExecution', unordered()],
  ['preferredDuringSchedulingIgnoredDuringExecution', unordered()],
  ['namespaces', unordered()],
  ['audiences', unordered()],
  ['taints', unordered('key')],
  ['coveredResources', unordered()],
  ['sourceNamespaces', unordered()],
]);

const RBAC = new Map<string, ListRule>(
  [
    ...['rules', 'verbs', 'apiGroups', 'resources'],
    ...['resourceNames', 'nonResourceURLs'],
  ].map(name => [name, unordered()]),
);

const WEBHOOKS = new Map<string, ListRule>([
  ['webhooks', unordered('name')],
  ...['rules', 'operations', 'apiGroups', 'apiVersions', 'resources'].map(
    (name): [string, ListRule] => [name, unordered()],
  ),
]);

/** Lists whose name alone does not tell what they are. */
const RULES_OF_KIND = new Map<string, ReadonlyMap<string, ListRule>>([
  ['Role', RBAC],
  ['ClusterRole', RBAC],
  ['ValidatingWebhookConfiguration', WEBHOOKS],
  ['MutatingWebhookConfiguration', WEBHOOKS],
  [
    'NetworkPolicy',
    new Map(
      ['ingress', 'egress', 'from', 'to'].map(name => [name, unordered()]),
    ),
  ],
  [
    'Ingress',
    new Map([
      ['rules', unordered('host')],
      ['tls', unordered('secretName')],
      ['hosts', unordered()],
      ['paths', ordered('path')],
    ]),
  ],
  ['LimitRange', new Map([['limits', unordered('type')]])],
  [
    'HorizontalPodAutoscaler',
    new Map([
      ['metrics', unordered()],
      ['policies', unordered('type')],
    ]),
  ],
  [
    'CustomResourceDefinition',
    new Map([
      ['versions', unordered('name')],
      ['categories', unordered()],
      ['shortNames', unordered()],
      ['required', unordered()],
    ]),
  ],
]);

/** Of a list that nobody knows, the order may say something. */
const UNKNOWN = ordered('name');
const AS_TEXT = ordered();

/** What is known of the list of that name in an object of that kind. */
export function listRuleOf(ref: ResourceRef, name: string): ListRule {
  // A command is what it is, word by word.
  if (name === 'args' || name === 'command') return AS_TEXT;
  return RULES_OF_KIND.get(ref.kind)?.get(name) ?? RULES.get(name) ?? UNKNOWN;
}

/** True where another order of these members means something else. */
export function orderMatters(
  rule: ListRule,
  members: readonly JsonValue[],
): boolean {
  return typeof rule.ordered === 'boolean'
    ? rule.ordered
    : rule.ordered(members);
}
