import { createHash } from 'node:crypto';

/**
 * What the API server fills in where a manifest says nothing, for the kinds that the sandbox's applications use.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
const DEFAULTS = {
  Deployment: deployment,
  Service: service,
};

/** The object as the API server would keep it. */
export function withDefaults(object) {
  return DEFAULTS[object.kind]?.(object) ?? object;
}

function deployment({ spec, ...object }) {
  return {
    ...object,
    spec: {
      progressDeadlineSeconds: 600,
      replicas: 1,
      revisionHistoryLimit: 10,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      ...spec,
      template: { ...spec.template, spec: podSpec(spec.template.spec) },
    },
  };
}

function podSpec(spec) {
  return {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    ...spec,
    containers: spec.containers.map(container),
  };
}

function container({ ports, readinessProbe, ...rest }) {
  return {
    imagePullPolicy: /:(?!latest$)[^/]+$/.test(rest.image)
      ? 'IfNotPresent'
      : 'Always',
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...rest,
    ...(ports && { ports: ports.map(withProtocol) }),
    ...(readinessProbe && { readinessProbe: probe(readinessProbe) }),
  };
}

function probe({ httpGet, ...rest }) {
  return {
    failureThreshold: 3,
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 1,
    ...rest,
    ...(httpGet && { httpGet: { scheme: 'HTTP', ...httpGet } }),
  };
}

function service({ metadata, spec, ...object }) {
  const clusterIP = addressOf(`${metadata.namespace}/${metadata.name}`);
  return {
    ...object,
    metadata,
    spec: {
      clusterIP,
      clusterIPs: [clusterIP],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      sessionAffinity: 'None',
      type: 'ClusterIP',
      ...spec,
      ports: spec.ports.map(port => ({
        targetPort: port.port,
        ...withProtocol(port),
      })),
    },
  };
}

function withProtocol(port) {
  return { protocol: 'TCP', ...port };
}

function addressOf(text) {
  const [one, other] = createHash('sha256').update(text).digest();
  return `10.0.${one}.${Math.max(other, 1)}`;
}
