import type { Environment } from '../../model/environment';
import { LABELS } from '../../model/labels';
import { CHARTS } from '../../versions';
import { CLUSTER_RBAC } from './clusterKinds';
import { defineService } from './defineService';
import { LOG_STORE_URL, LOGGING_NAMESPACE } from './logging';
import { isMonitored } from './monitors';
import { everyNodeTolerations } from './placement';
import type { PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { MEDIUM } from './resources';
import { isLateStage } from './stages';
import { SERVICE_IDS } from './serviceIds';

// The collector replaces it with the address of its pod.
const POD_IP = `\${env:MY_POD_IP}`;

// Ports of receivers that only traces and metrics would need.
const UNUSED_PORTS = [
  'otlp',
  'otlp-http',
  'jaeger-compact',
  'jaeger-thrift',
  'jaeger-grpc',
  'zipkin',
];

// The chart's own configuration receives traces and metrics too; this one takes its place.
function config({ metadata, spec }: Environment): Values {
  const upsert = (key: string, value: string) => ({
    key,
    value,
    action: 'upsert',
  });
  return {
    extensions: { health_check: { endpoint: `${POD_IP}:13133` } },
    processors: {
      memory_limiter: {
        check_interval: '5s',
        limit_percentage: 80,
        spike_limit_percentage: 25,
      },
      resource: {
        attributes: [
          upsert(LABELS.environment, metadata.name),
          upsert(LABELS.stage, spec.stage),
        ],
      },
    },
    exporters: { otlp_http: { endpoint: `${LOG_STORE_URL}/otlp` } },
    service: {
      extensions: ['health_check'],
      telemetry: {
        metrics: {
          readers: [
            {
              pull: {
                exporter: {
                  prometheus: { host: POD_IP, port: 8888 },
                },
              },
            },
          ],
        },
      },
      pipelines: {
        // The presets add what reads the files and what knows the pods.
        logs: {
          receivers: [],
          processors: ['memory_limiter', 'resource', 'batch'],
          exporters: ['otlp_http'],
        },
      },
    },
  };
}

function values(environment: Environment): Values {
  const monitored = isMonitored(environment);
  return {
    mode: 'daemonset',
    image: { repository: 'otel/opentelemetry-collector-k8s' },
    tolerations: everyNodeTolerations(environment),
    resources: MEDIUM,
    presets: {
      // Without checkpoints a restarted collector would send everything again.
      logsCollection: { enabled: true, storeCheckpoints: true },
      kubernetesAttributes: { enabled: true },
    },
    alternateConfig: config(environment),
    ports: {
      ...Object.fromEntries(
        UNUSED_PORTS.map(port => [port, { enabled: false }]),
      ),
      metrics: { enabled: monitored },
    },
    podMonitor: { enabled: monitored },
  };
}

function overlay(environment: Environment): Values {
  return {
    alternateConfig: {
      processors: {
        // Early stages show a line at once, later ones save requests.
        batch: isLateStage(environment)
          ? { timeout: '5s', send_batch_size: 8192 }
          : { timeout: '1s', send_batch_size: 1024 },
      },
    },
    rollout: {
      rollingUpdate: {
        maxUnavailable: isLateStage(environment) ? '10%' : '100%',
      },
    },
  };
}

/** OpenTelemetry Collector on every node: sends the containers' logs to Loki. */
export function logCollector(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.logging.enabled) return [];
  return [
    defineService({
      id: 'log-collector',
      title: 'Log collector',
      namespace: LOGGING_NAMESPACE,
      wave: 1,
      dependsOn: [SERVICE_IDS.logStore, SERVICE_IDS.monitorKinds],
      chart: CHARTS.opentelemetryCollector,
      values: values(environment),
      overlay: overlay(environment),
      clusterKinds: CLUSTER_RBAC,
      namespaceLabels: podSecurity('privileged'),
    }),
  ];
}
