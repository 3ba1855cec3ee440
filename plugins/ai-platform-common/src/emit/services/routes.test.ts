import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  at,
  deployedService,
  manifestsOf,
  serviceIdsOf,
  valuesOf,
} from '../../testUtils/deployedService';

const EVERYTHING = {
  kserve: { enabled: true },
  argoWorkflows: { enabled: true },
  airflow: { enabled: true },
};
const network = { cidr: '10.40.0.0/16', domain: 'ml.example.com' };

const envoy = anEnvironment({ network, platform: EVERYTHING });
const nginx = anEnvironment({
  network,
  platform: { ...EVERYTHING, ingress: 'nginx' },
});

// Service, where its chart has an Ingress, and the host.
const PAGES = [
  ['grafana', 'ingress', 'grafana.ml.example.com'],
  ['mlflow', 'ingress', 'mlflow.ml.example.com'],
  ['argo-workflows', 'server.ingress', 'workflows.ml.example.com'],
  ['airflow', 'ingress.apiServer', 'airflow.ml.example.com'],
] as const;

describe('web pages', () => {
  it.each(PAGES)(
    'of %s have a route to the Gateway with Envoy Gateway',
    (id, ingress, host) => {
      const [route] = manifestsOf(envoy, id, 'HTTPRoute');
      expect(route.spec).toMatchObject({
        hostnames: [host],
        parentRefs: [{ name: 'platform', namespace: 'envoy-gateway-system' }],
      });
      expect(at(valuesOf(envoy, id), ingress)).toBeUndefined();
      expect(deployedService(envoy, id).dependsOn).toContain('gateway');
    },
  );

  it.each(PAGES)(
    'of %s have an Ingress with TLS with nginx',
    (id, ingress, host) => {
      const values = at(valuesOf(nginx, id), ingress);
      expect(values).toMatchObject({
        enabled: true,
        annotations: { 'cert-manager.io/cluster-issuer': 'platform-ca' },
      });
      expect(JSON.stringify(values)).toContain(host);
      expect(JSON.stringify(values)).toMatch(/"secretName":"[a-z]+-tls"/);
      expect(manifestsOf(nginx, id, 'HTTPRoute')).toEqual([]);
    },
  );

  it('of Kubeflow lie behind the sign-on, either way', () => {
    expect(manifestsOf(envoy, 'oauth2-proxy', 'HTTPRoute')).toHaveLength(1);
    const [ingress] = manifestsOf(nginx, 'oauth2-proxy', 'Ingress');
    expect(at(ingress, 'spec.rules.0.host')).toBe('kubeflow.ml.example.com');
    expect(at(ingress, 'spec.tls.0.hosts.0')).toBe('kubeflow.ml.example.com');
  });

  it('are reached over HTTPS, by a certificate for the whole domain', () => {
    const [gateway] = manifestsOf(envoy, 'gateway', 'Gateway');
    expect(at(gateway, 'spec.listeners.1')).toMatchObject({
      protocol: 'HTTPS',
      hostname: '*.ml.example.com',
      tls: { certificateRefs: [{ name: 'platform-tls' }] },
    });
    expect(gateway.metadata.annotations).toEqual({
      'cert-manager.io/cluster-issuer': 'platform-ca',
    });
    const [redirect] = manifestsOf(envoy, 'gateway', 'HTTPRoute');
    expect(at(redirect, 'spec.rules.0.filters.0.requestRedirect.scheme')).toBe(
      'https',
    );
  });

  it('can be attached only from namespaces that have some, or models', () => {
    const [gateway] = manifestsOf(envoy, 'gateway', 'Gateway');
    expect(
      at(
        gateway,
        'spec.listeners.1.allowedRoutes.namespaces.selector.matchExpressions.0.values',
      ),
    ).toEqual([
      'airflow',
      'argo',
      'fraud',
      'istio-system',
      'mlflow',
      'monitoring',
    ]);
  });

  it.each([
    ['aws', 'service.beta.kubernetes.io/aws-load-balancer-internal'],
    ['gcp', 'networking.gke.io/load-balancer-type'],
    ['azure', 'service.beta.kubernetes.io/azure-load-balancer-internal'],
  ] as const)('are not on the internet in %s', (cloud, annotation) => {
    const [gateway] = manifestsOf(
      anEnvironment({ cloud }),
      'gateway',
      'Gateway',
    );
    expect(at(gateway, 'spec.infrastructure.annotations')).toHaveProperty([
      annotation,
    ]);
    const behindNginx = anEnvironment({
      cloud,
      platform: { ingress: 'nginx' },
    });
    expect(
      at(
        valuesOf(behindNginx, 'ingress-nginx'),
        'controller.service.annotations',
      ),
    ).toHaveProperty([annotation]);
  });

  it('come by one way in only', () => {
    expect(serviceIdsOf(envoy)).not.toContain('ingress-nginx');
    const ids = serviceIdsOf(nginx);
    expect(ids).not.toContain('envoy-gateway');
    expect(ids).not.toContain('gateway-api-crds');
  });

  it('of models follow the same way', () => {
    const gateway = (environment: typeof envoy) =>
      at(valuesOf(environment, 'kserve'), 'kserve.controller.gateway');
    expect(gateway(envoy)).toMatchObject({
      domain: 'ml.example.com',
      ingressGateway: {
        enableGatewayApi: true,
        kserveGateway: 'envoy-gateway-system/platform',
      },
    });
    expect(gateway(nginx)).toMatchObject({
      ingressGateway: { enableGatewayApi: false, className: 'nginx' },
    });
  });
});
