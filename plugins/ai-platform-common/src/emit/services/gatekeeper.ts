import type { Environment } from '../../model/environment';
import type { Stage } from '../../model/vocabulary';
import { CHARTS } from '../../versions';
import {
  CLUSTER_RBAC,
  CRD,
  customKind,
  MUTATING_WEBHOOK,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { generatedSecret, WEBHOOK_CA } from './drift';
import type { Manifest, PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { policyRules, type PolicyRule } from './policyRules';
import { systemPoolAffinity } from './placement';
import { SMALL } from './resources';
import { isReplicated, systemReplicas } from './stages';
import { teamNamespaces } from './teamNamespaces';

const ID = 'gatekeeper';
const NAMESPACE = 'gatekeeper-system';
const TEMPLATES = 'gatekeeper-templates';
const CONSTRAINTS = 'constraints.gatekeeper.sh';
const TARGET = 'admission.k8s.gatekeeper.sh';

const ACTIONS: Record<Stage, string> = {
  dev: 'dryrun',
  test: 'dryrun',
  staging: 'warn',
  prod: 'deny',
};

function values(): Values {
  const container = {
    requests: { cpu: '100m', memory: '512Mi' },
    limits: { memory: '1Gi' },
  };
  return {
    audit: { affinity: systemPoolAffinity(), resources: container },
    controllerManager: { resources: container },
    crds: { resources: { ...SMALL } },
    // The kinds are deployed with the labels of the namespace; nothing has to be labelled afterwards.
    postInstall: { labelNamespace: { enabled: false } },
  };
}

function overlay(environment: Environment): Values {
  return {
    replicas: systemReplicas(environment),
    pdb: {
      controllerManager: { minAvailable: isReplicated(environment) ? 1 : 0 },
    },
    // Before production a broken webhook must not stop the cluster.
    validatingWebhookFailurePolicy:
      environment.spec.stage === 'prod' ? 'Fail' : 'Ignore',
  };
}

/** The kind of a rule's constraints: AcceleratorQueue from accelerator-queue. */
function kindOf(rule: PolicyRule): string {
  return rule.name
    .split('-')
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join('');
}

// Gatekeeper also asks about objects that are deleted, which have no `object`.
function template(rule: PolicyRule): Manifest {
  const kind = kindOf(rule);
  return {
    apiVersion: 'templates.gatekeeper.sh/v1',
    kind: 'ConstraintTemplate',
    metadata: {
      name: kind.toLowerCase(),
      annotations: { 'metadata.gatekeeper.sh/title': rule.title },
    },
    spec: {
      crd: { spec: { names: { kind } } },
      targets: [
        {
          target: TARGET,
          code: [
            {
              engine: 'K8sNativeValidation',
              source: {
                variables: Object.entries(rule.variables).map(
                  ([name, expression]) => ({ name, expression }),
                ),
                validations: [
                  { expression: rule.expression, message: rule.message },
                ],
              },
            },
          ],
        },
      ],
    },
  };
}

function constraint(environment: Environment, rule: PolicyRule): Manifest {
  return {
    apiVersion: `${CONSTRAINTS}/v1beta1`,
    kind: kindOf(rule),
    metadata: { name: rule.name },
    spec: {
      enforcementAction: ACTIONS[environment.spec.stage],
      match: {
        namespaces: teamNamespaces(environment),
        kinds: rule.targets.map(({ group, kinds }) => ({
          apiGroups: [group],
          kinds,
        })),
      },
    },
  };
}

/** Gatekeeper with the same rules: templates first, since they make the kinds of the constraints. */
export function gatekeeper(environment: Environment): PlatformService[] {
  if (environment.spec.platform.policy !== 'gatekeeper') return [];
  const rules = policyRules(environment);
  const namespaceLabels = {
    ...podSecurity('restricted'),
    // Gatekeeper does not judge itself.
    'admission.gatekeeper.sh/ignore': 'no-self-managing',
  };
  return [
    defineService({
      id: ID,
      title: 'Gatekeeper',
      namespace: NAMESPACE,
      wave: -3,
      chart: CHARTS.gatekeeper,
      values: values(),
      overlay: overlay(environment),
      clusterKinds: [
        CRD,
        ...CLUSTER_RBAC,
        MUTATING_WEBHOOK,
        VALIDATING_WEBHOOK,
      ],
      ignoreDifferences: [
        ...WEBHOOK_CA,
        generatedSecret('gatekeeper-webhook-server-cert'),
      ],
      namespaceLabels,
    }),
    defineService({
      id: TEMPLATES,
      title: 'Policy templates',
      namespace: NAMESPACE,
      wave: -2,
      dependsOn: [ID],
      manifests: rules.map(template),
      clusterKinds: [
        customKind('templates.gatekeeper.sh', 'ConstraintTemplate'),
      ],
      namespaceLabels,
    }),
    defineService({
      id: 'gatekeeper-constraints',
      title: 'Policies',
      namespace: NAMESPACE,
      wave: -1,
      dependsOn: [TEMPLATES],
      manifests: rules.map(rule => constraint(environment, rule)),
      clusterKinds: rules.map(rule => customKind(CONSTRAINTS, kindOf(rule))),
      namespaceLabels,
    }),
  ];
}
