import type { Environment } from '../../model/environment';
import type { Stage } from '../../model/vocabulary';
import { CHARTS } from '../../versions';
import { CLUSTER_RBAC, CRD, customKind } from './clusterKinds';
import { defineService } from './defineService';
import { AGGREGATED_ROLES } from './drift';
import { isMonitored } from './monitors';
import { onSystemPool } from './placement';
import type { Manifest, PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { policyRules, type PolicyRule } from './policyRules';
import { isReplicated, systemReplicas } from './stages';
import { teamNamespaces } from './teamNamespaces';
import { SERVICE_IDS } from './serviceIds';

const ID = 'kyverno';
const NAMESPACE = 'kyverno';

const ACTIONS: Record<Stage, string[]> = {
  dev: ['Audit'],
  test: ['Audit'],
  staging: ['Audit', 'Warn'],
  prod: ['Deny'],
};

function values(environment: Environment): Values {
  const nodeSelector = onSystemPool();
  const serviceMonitor = { enabled: isMonitored(environment) };
  const controller = {
    nodeSelector,
    serviceMonitor,
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { memory: '256Mi' },
    },
  };
  return {
    admissionController: {
      nodeSelector,
      serviceMonitor,
      container: {
        resources: {
          requests: { cpu: '100m', memory: '256Mi' },
          limits: { memory: '768Mi' },
        },
      },
    },
    backgroundController: controller,
    cleanupController: controller,
    reportsController: controller,
  };
}

function overlay(environment: Environment): Values {
  const replicas = systemReplicas(environment);
  const podDisruptionBudget = { enabled: isReplicated(environment) };
  // The API server asks the admission controller for every object; the others work behind it.
  const background = {
    replicas: Math.min(replicas, 2),
    podDisruptionBudget,
  };
  return {
    admissionController: { replicas, podDisruptionBudget },
    backgroundController: background,
    cleanupController: background,
    reportsController: background,
  };
}

function validatingPolicy(
  environment: Environment,
  rule: PolicyRule,
): Manifest {
  return {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ValidatingPolicy',
    metadata: {
      name: rule.name,
      annotations: { 'policies.kyverno.io/title': rule.title },
    },
    spec: {
      validationActions: ACTIONS[environment.spec.stage],
      evaluation: { background: { enabled: true } },
      matchConstraints: {
        namespaceSelector: {
          matchExpressions: [
            {
              key: 'kubernetes.io/metadata.name',
              operator: 'In',
              values: teamNamespaces(environment),
            },
          ],
        },
        resourceRules: rule.targets.map(({ group, version, resources }) => ({
          apiGroups: [group],
          apiVersions: [version],
          operations: ['CREATE', 'UPDATE'],
          resources,
        })),
      },
      variables: Object.entries(rule.variables).map(([name, expression]) => ({
        name,
        expression,
      })),
      validations: [{ expression: rule.expression, message: rule.message }],
    },
  };
}

/** Kyverno, and the rules for what teams run: reported in early stages, enforced in prod. */
export function kyverno(environment: Environment): PlatformService[] {
  if (environment.spec.platform.policy !== 'kyverno') return [];
  const namespaceLabels = podSecurity('restricted');
  return [
    defineService({
      id: ID,
      title: 'Kyverno',
      namespace: NAMESPACE,
      wave: -2,
      dependsOn: [SERVICE_IDS.monitorKinds],
      chart: CHARTS.kyverno,
      values: values(environment),
      overlay: overlay(environment),
      clusterKinds: [CRD, ...CLUSTER_RBAC],
      ignoreDifferences: [AGGREGATED_ROLES],
      namespaceLabels,
    }),
    defineService({
      id: 'kyverno-policies',
      title: 'Policies',
      namespace: NAMESPACE,
      wave: -1,
      dependsOn: [ID],
      manifests: policyRules(environment).map(rule =>
        validatingPolicy(environment, rule),
      ),
      clusterKinds: [customKind('policies.kyverno.io', 'ValidatingPolicy')],
      namespaceLabels,
    }),
  ];
}
