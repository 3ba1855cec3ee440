import type {
  ApplicationFacts,
  ManagedResourceFacts,
  ResourceStatusFacts,
} from '../../drift/facts';
import { applicationId } from '../../drift/ids';
import type { ArgocdApplicationInputs, DriftInputs } from '../../drift/inputs';
import type { JsonValue } from '../../drift/json';
import type { Reading } from '../../view/reading';
import type { SourceProblem } from '../../view/sourceProblem';

/** Tuesday, half past two in the afternoon. */
export const NOW = Date.parse('2026-03-10T14:30:00Z');

/** ISO 8601 of a time so many minutes before `NOW`. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString().replace('.000', '');
}

/** What a source said just now. */
export function read<Value>(
  value: Value,
  changes: { stale?: boolean; problem?: SourceProblem } = {},
): Reading<Value> {
  return {
    status: 'ok',
    value,
    observedAt: NOW - 1_000,
    stale: false,
    ...changes,
  };
}

/** A source that says nothing. */
export function unread(
  changes: Partial<SourceProblem> = {},
): Reading<never> & { status: 'unavailable' } {
  return {
    status: 'unavailable',
    problem: { code: 'unreachable', message: 'No answer.', ...changes },
  };
}

/** Who wrote fields of an object, as managedFields have it. */
export function written(
  manager: string,
  minutes: number,
  fields: JsonValue,
  operation = 'Update',
): JsonValue {
  return {
    manager,
    operation,
    time: minutesAgo(minutes),
    apiVersion: 'apps/v1',
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
  };
}

const IMAGE = 'registry.example.com/fraud/detector:1.4.2';

/** A Deployment of one container. */
export function aDeployment({
  name = 'detector',
  replicas = 2,
  image = IMAGE,
  managedFields = [],
}: {
  name?: string;
  replicas?: number;
  image?: string;
  managedFields?: JsonValue[];
} = {}): JsonValue {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: 'fraud',
      creationTimestamp: minutesAgo(60 * 24 * 30),
      ...(managedFields.length > 0 && { managedFields }),
    },
    spec: {
      replicas,
      template: { spec: { containers: [{ name: 'server', image }] } },
    },
  };
}

/** A ConfigMap. */
export function aConfigMap(
  data: Record<string, string> = { threshold: '0.8' },
  name = 'settings',
): JsonValue {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'fraud' },
    data,
  };
}

/** A resource as Argo CD compares it: in sync, with changes laid over it. */
export function managed(
  want: JsonValue,
  have: JsonValue,
  changes: Partial<ManagedResourceFacts> = {},
): ManagedResourceFacts {
  const object = (want ?? have) as {
    apiVersion: string;
    kind: string;
    metadata: { name: string; namespace?: string };
  };
  const [group, version] = object.apiVersion.split('/');
  return {
    group: version === undefined ? '' : group,
    kind: object.kind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    hook: false,
    want,
    have,
    target: want,
    live: have,
    ...changes,
  };
}

/** What the status of the application says of the resource. */
export function statusOf(
  { group, kind, namespace, name, hook }: ManagedResourceFacts,
  changes: Partial<ResourceStatusFacts> = {},
): ResourceStatusFacts {
  return {
    ...{ group, kind, namespace, name, hook },
    version: 'v1',
    sync: 'synced',
    health: 'healthy',
    requiresPruning: false,
    ...changes,
  };
}

/** An Application that is in sync. */
export function anApplication(
  changes: Partial<ApplicationFacts> = {},
): ApplicationFacts {
  return {
    namespace: 'argocd',
    name: 'fraud-detector',
    resourceVersion: '1',
    project: 'fraud',
    destination: {
      server: 'https://kubernetes.default.svc',
      namespace: 'fraud',
    },
    sources: [
      {
        repoUrl: 'https://github.com/acme/platform-gitops-config.git',
        path: 'applications/fraud-detector',
      },
    ],
    multiSource: false,
    sync: 'synced',
    revisions: ['4be1f2e6a1c0d2f8b9a7e5c3d1f0a2b4c6d8e0f1'],
    health: 'healthy',
    reconciledAt: minutesAgo(1),
    automated: false,
    autoPrune: false,
    selfHeal: false,
    ignoreDifferences: [],
    syncOptions: [],
    conditions: [],
    history: [
      {
        id: '7',
        deployedAt: minutesAgo(60 * 24),
        revisions: ['4be1f2e6a1c0d2f8b9a7e5c3d1f0a2b4c6d8e0f1'],
        repoUrls: ['https://github.com/acme/platform-gitops-config.git'],
      },
    ],
    resources: [],
    ...changes,
  };
}

/** Everything about an Application, with the status that Argo CD would give to its resources. */
export function argocdInputs(
  resources: ManagedResourceFacts[] = [managed(aDeployment(), aDeployment())],
  application: Partial<ApplicationFacts> = {},
  changes: Partial<ArgocdApplicationInputs> = {},
): ArgocdApplicationInputs {
  const statuses = resources.map(resource => {
    const same =
      JSON.stringify(resource.want) === JSON.stringify(resource.have);
    return statusOf(resource, {
      sync: same ? 'synced' : 'outOfSync',
      requiresPruning: resource.want === null,
    });
  });
  const facts = anApplication({
    sync: statuses.every(({ sync }) => sync === 'synced')
      ? 'synced'
      : 'outOfSync',
    resources: statuses,
    ...application,
  });
  return {
    id: applicationId({
      instance: 'main',
      namespace: facts.namespace,
      name: facts.name,
    }),
    instance: { name: 'main', title: 'Main' },
    application: read(facts),
    resources: read(resources),
    events: [],
    commits: {},
    canSync: true,
    writable: true,
    ...changes,
  };
}

/** Everything that the view of an entity needs; of what is not given there is none. */
export function driftInputs(changes: Partial<DriftInputs> = {}): DriftInputs {
  return {
    argocd: [],
    flux: [],
    terraform: [],
    problems: [],
    open: [],
    closed: [],
    ignores: [],
    ...changes,
  };
}
