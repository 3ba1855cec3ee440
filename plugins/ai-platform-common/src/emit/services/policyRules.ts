import type { Environment } from '../../model/environment';
import { acceleratorOf } from '../../model/accelerators';

/** Kinds that a rule looks at. */
interface RuleTarget {
  group: string;
  version: string;
  /** Plural names, as the API server writes them. */
  resources: string[];
  kinds: string[];
}

/** A rule in CEL, which Kyverno and Gatekeeper both speak. `object` is what is admitted. */
export interface PolicyRule {
  /** DNS label. */
  name: string;
  title: string;
  targets: RuleTarget[];
  /** Expressions by name, which the rule refers to as `variables.<name>`. */
  variables: Record<string, string>;
  /** True for an object that is as it should be. */
  expression: string;
  message: string;
}

const PODS: RuleTarget = {
  group: '',
  version: 'v1',
  resources: ['pods'],
  kinds: ['Pod'],
};

const CONTAINERS =
  'object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([])';

const WORKLOADS: RuleTarget[] = [
  {
    group: 'apps',
    version: 'v1',
    resources: ['deployments', 'statefulsets'],
    kinds: ['Deployment', 'StatefulSet'],
  },
  { group: 'batch', version: 'v1', resources: ['jobs'], kinds: ['Job'] },
];

const OWNER_LABEL = 'app.kubernetes.io/name';
const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

// Vendors of the environment's accelerators, as prefixes of resource and taint keys.
function vendorDomains(environment: Environment): string[] {
  const domains = environment.spec.nodePools.flatMap(({ accelerator }) =>
    accelerator ? [acceleratorOf(accelerator.type).resource.split('/')[0]] : [],
  );
  return [...new Set(domains)].sort();
}

function domainTest(variable: string, domains: readonly string[]): string {
  const tests = domains.map(domain => `${variable}.startsWith('${domain}/')`);
  return tests.length > 0 ? tests.join(' || ') : 'false';
}

const noLatestImage: PolicyRule = {
  name: 'no-latest-image',
  title: 'Images have a version',
  targets: [PODS],
  variables: { containers: CONTAINERS },
  expression:
    "variables.containers.all(c, c.image.contains('@') || (c.image.split('/')[c.image.split('/').size() - 1].contains(':') && !c.image.endsWith(':latest')))",
  message:
    'An image without a version, or with the tag latest, is another one tomorrow. Name a version or a digest.',
};

const noPrivileged: PolicyRule = {
  name: 'no-privileged',
  title: 'Containers are not privileged',
  targets: [PODS],
  variables: { containers: CONTAINERS },
  expression:
    'variables.containers.all(c, !c.?securityContext.?privileged.orValue(false))',
  message:
    'A privileged container can do anything on its node. Remove securityContext.privileged.',
};

const requiredLabels: PolicyRule = {
  name: 'required-labels',
  title: 'Workloads say what they are',
  targets: WORKLOADS,
  variables: {
    // What a controller made carries the labels of its maker.
    owned: 'object.metadata.?ownerReferences.orValue([]).size() > 0',
    labels: 'object.metadata.?labels.orValue({})',
  },
  expression: `variables.owned || ('${OWNER_LABEL}' in variables.labels && variables.labels['${OWNER_LABEL}'] != '')`,
  message: `Set the label ${OWNER_LABEL}, so that cost and quota can be told apart.`,
};

function acceleratorToleration(domains: readonly string[]): PolicyRule {
  return {
    name: 'accelerator-toleration',
    title: 'Pods that ask for accelerators tolerate their nodes',
    targets: [PODS],
    variables: {
      containers:
        'object.spec.containers + object.spec.?initContainers.orValue([])',
      asks: `variables.containers.exists(c, c.?resources.?limits.orValue({}).exists(r, ${domainTest(
        'r',
        domains,
      )}))`,
      tolerates: `object.spec.?tolerations.orValue([]).exists(t, t.?operator.orValue('Equal') == 'Exists' && t.?key.orValue('') == '' || (${domainTest(
        "t.?key.orValue('')",
        domains,
      )}))`,
    },
    expression: '!variables.asks || variables.tolerates',
    message: `Nodes with accelerators are tainted. Add a toleration for ${domains.join(
      ' or ',
    )}, for example { key: nvidia.com/gpu, operator: Exists }.`,
  };
}

function acceleratorQueue(domains: readonly string[]): PolicyRule {
  return {
    name: 'accelerator-queue',
    title: 'Jobs that ask for accelerators stand in a queue',
    targets: [WORKLOADS[1]],
    variables: {
      owned: 'object.metadata.?ownerReferences.orValue([]).size() > 0',
      asks: `object.spec.template.spec.containers.exists(c, c.?resources.?limits.orValue({}).exists(r, ${domainTest(
        'r',
        domains,
      )}))`,
      labels: 'object.metadata.?labels.orValue({})',
    },
    expression: `variables.owned || !variables.asks || '${QUEUE_LABEL}' in variables.labels`,
    message: `Set the label ${QUEUE_LABEL}: default, so that the accelerators are shared fairly.`,
  };
}

/** The rules that hold for what teams run, whichever engine enforces them. */
export function policyRules(environment: Environment): PolicyRule[] {
  const domains = vendorDomains(environment);
  const accelerated = domains.length > 0;
  const queued = accelerated && environment.spec.platform.kueue.enabled;
  return [
    ...(accelerated ? [acceleratorToleration(domains)] : []),
    ...(queued ? [acceleratorQueue(domains)] : []),
    noLatestImage,
    noPrivileged,
    requiredLabels,
  ];
}
