import type { IgnoreRule, ResourceRef } from '../../facts';
import type { JsonValue } from '../../json';
import { compareObjects } from '../compareObjects';
import type { FieldComparison } from '../fieldComparison';
import type { JsonMap } from '../plainJson';
import { withFields, type Fields } from './withFields';

/** A Deployment as it is compared here. */
export const DETECTOR: ResourceRef = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'fraud',
  name: 'detector',
};

/** As it is in Git. */
export function detectorInGit(): JsonMap {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'detector',
      namespace: 'fraud',
      annotations: { 'example.com/owner': 'fraud-ml' },
    },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'detector' } },
      template: {
        metadata: { labels: { app: 'detector' } },
        spec: {
          serviceAccountName: 'detector',
          tolerations: [
            { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
            { key: 'spot', operator: 'Exists' },
          ],
          containers: [
            {
              name: 'server',
              image: 'registry.example.com/fraud/detector:1.4.2',
              args: ['--port=8080', '--workers=2'],
              env: [
                { name: 'LOG_LEVEL', value: 'info' },
                { name: 'THRESHOLD', value: '0.8' },
              ],
              ports: [{ name: 'http', containerPort: 8080 }],
              resources: {
                limits: { memory: '2Gi', 'nvidia.com/gpu': '1' },
                requests: { cpu: '500m', memory: '1Gi' },
              },
              volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
            },
          ],
          volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }],
        },
      },
    },
  };
}

/** What an API server wrote down of a Deployment that Argo CD applied, and that was then scaled and edited. */
export function managedFields(): JsonValue[] {
  return [
    {
      apiVersion: 'apps/v1',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:spec': { 'f:replicas': {} } },
      manager: 'kubectl',
      operation: 'Update',
      subresource: 'scale',
    },
    {
      apiVersion: 'apps/v1',
      fieldsType: 'FieldsV1',
      fieldsV1: {
        'f:metadata': {
          'f:annotations': {
            '.': {},
            'f:argocd.argoproj.io/tracking-id': {},
            'f:example.com/owner': {},
            'f:kubectl.kubernetes.io/last-applied-configuration': {},
          },
        },
        'f:spec': {
          'f:progressDeadlineSeconds': {},
          'f:revisionHistoryLimit': {},
          'f:selector': {},
          'f:strategy': {
            'f:rollingUpdate': {
              '.': {},
              'f:maxSurge': {},
              'f:maxUnavailable': {},
            },
            'f:type': {},
          },
          'f:template': {
            'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
            'f:spec': {
              'f:containers': {
                'k:{"name":"server"}': {
                  '.': {},
                  'f:args': {},
                  'f:env': {
                    '.': {},
                    'k:{"name":"THRESHOLD"}': {
                      '.': {},
                      'f:name': {},
                      'f:value': {},
                    },
                    'k:{"name":"LOG_LEVEL"}': { '.': {}, 'f:name': {} },
                  },
                  'f:imagePullPolicy': {},
                  'f:name': {},
                  'f:ports': {
                    '.': {},
                    'k:{"containerPort":8080,"protocol":"TCP"}': {
                      '.': {},
                      'f:containerPort': {},
                      'f:name': {},
                      'f:protocol': {},
                    },
                  },
                  'f:terminationMessagePath': {},
                  'f:terminationMessagePolicy': {},
                },
              },
              'f:dnsPolicy': {},
              'f:restartPolicy': {},
              'f:serviceAccount': {},
              'f:serviceAccountName': {},
              'f:tolerations': {},
            },
          },
        },
      },
      manager: 'argocd-controller',
      operation: 'Update',
      time: '2026-10-01T09:00:00Z',
    },
    {
      apiVersion: 'apps/v1',
      fieldsType: 'FieldsV1',
      fieldsV1: {
        'f:metadata': {
          'f:annotations': { 'f:deployment.kubernetes.io/revision': {} },
        },
        'f:status': { 'f:observedGeneration': {}, 'f:replicas': {} },
      },
      manager: 'kube-controller-manager',
      operation: 'Update',
      subresource: 'status',
      time: '2026-10-07T08:00:00Z',
    },
    {
      apiVersion: 'apps/v1',
      fieldsType: 'FieldsV1',
      fieldsV1: {
        'f:spec': {
          'f:template': {
            'f:spec': {
              'f:containers': {
                'k:{"name":"server"}': {
                  'f:env': { 'k:{"name":"LOG_LEVEL"}': { 'f:value': {} } },
                  'f:image': {},
                },
              },
              'f:hostNetwork': {},
            },
          },
        },
      },
      manager: 'kubectl-edit',
      operation: 'Update',
      time: '2026-10-06T14:02:11Z',
    },
  ];
}

const CONTAINER = 'spec.template.spec.containers[name=server]';

/** What the API server and its controllers write beside what Git says. */
const ADDED: Fields = {
  'metadata.annotations["argocd.argoproj.io/tracking-id"]':
    'fraud:apps/Deployment:fraud/detector',
  'metadata.annotations["deployment.kubernetes.io/revision"]': '3',
  'metadata.creationTimestamp': '2026-10-01T09:00:00Z',
  'metadata.generation': 4,
  'metadata.resourceVersion': '1002',
  'metadata.uid': '00000000-0000-4000-8000-000000000002',
  'spec.progressDeadlineSeconds': 600,
  'spec.revisionHistoryLimit': 10,
  'spec.strategy': {
    rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
    type: 'RollingUpdate',
  },
  'spec.template.spec.dnsPolicy': 'ClusterFirst',
  'spec.template.spec.restartPolicy': 'Always',
  'spec.template.spec.schedulerName': 'default-scheduler',
  'spec.template.spec.securityContext': {},
  'spec.template.spec.serviceAccount': 'detector',
  'spec.template.spec.terminationGracePeriodSeconds': 30,
  [`${CONTAINER}.imagePullPolicy`]: 'IfNotPresent',
  [`${CONTAINER}.terminationMessagePath`]: '/dev/termination-log',
  [`${CONTAINER}.terminationMessagePolicy`]: 'File',
  [`${CONTAINER}.ports[containerPort=8080].protocol`]: 'TCP',
  status: { observedGeneration: 4, replicas: 2 },
};

/** As the cluster has it, right after it was applied. */
export function detectorInCluster(): JsonMap {
  return withFields(detectorInGit(), {
    ...ADDED,
    'metadata.managedFields': managedFields(),
  });
}

export interface DetectorChanges {
  /** Changes what the cluster has. */
  live?: Fields;
  /** Changes what Git has. */
  git?: Fields;
  /** What the GitOps engine makes of both sides before it compares. */
  normalised?: Fields;
  ignore?: IgnoreRule[];
}

/** The forms of the Deployment after these changes, as Argo CD tells them. */
export function detectorForms(changes: DetectorChanges) {
  const { live = {}, git = {}, normalised = {} } = changes;
  const inCluster = detectorInCluster();
  const compared = { ...normalised, 'metadata.managedFields': undefined };
  return {
    target: withFields(detectorInGit(), git),
    live: withFields(inCluster, live),
    want: withFields(inCluster, { ...git, ...compared }),
    have: withFields(inCluster, { ...live, ...compared }),
  };
}

/** What is told of the Deployment after these changes. */
export function comparedDetector(changes: DetectorChanges): FieldComparison[] {
  return compareObjects({
    ref: DETECTOR,
    ...detectorForms(changes),
    ignore: changes.ignore ?? [],
  });
}

/** The real differences alone. */
export function driftOf(changes: DetectorChanges): FieldComparison[] {
  return comparedDetector(changes).filter(each => each.noise === undefined);
}

/** Reason by path, without what the server fills in. */
export function noiseOf(changes: DetectorChanges): Record<string, string> {
  return Object.fromEntries(
    comparedDetector(changes).flatMap(({ path, noise }) =>
      noise === undefined || noise === 'serverDefault' ? [] : [[path, noise]],
    ),
  );
}
