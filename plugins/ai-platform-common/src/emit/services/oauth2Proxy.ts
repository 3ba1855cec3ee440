import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { defineService } from './defineService';
import { foundationId, foundationOf } from './foundation';
import { isMonitored } from './monitors';
import { onSystemPool } from './placement';
import type {
  Data,
  Manifest,
  PlatformService,
  Values,
  SecretNeed,
} from './platformService';
import { podSecurity } from './podSecurity';
import { SMALL } from './resources';
import { hostOf, pageEntry } from './routes';
import { SERVICE_IDS } from './serviceIds';
import { SIGN_ON, SIGNED_ON_HEADERS } from './signOn';
import { isReplicated, systemReplicas } from './stages';
import { NAMESPACES } from './teamNamespaces';

const ID = SIGN_ON.id;
const NAMESPACE = NAMESPACES.oauth2Proxy;
const MESH = NAMESPACES.istio;
const SECRET = 'oauth2-proxy-client';
const PAGE = 'kubeflow';
const GATEWAY_PODS = { app: SERVICE_IDS.meshGateway };

// Variable of the proxy, key of the Secret, property of the entry in the secret manager.
const SETTINGS = [
  ['OAUTH2_PROXY_OIDC_ISSUER_URL', 'issuer-url', 'issuerUrl'],
  ['OAUTH2_PROXY_CLIENT_ID', 'client-id', 'clientId'],
  ['OAUTH2_PROXY_CLIENT_SECRET', 'client-secret', 'clientSecret'],
  ['OAUTH2_PROXY_COOKIE_SECRET', 'cookie-secret', 'cookieSecret'],
] as const;

const NEED: SecretNeed = {
  service: ID,
  namespace: NAMESPACE,
  name: SECRET,
  keys: Object.fromEntries(
    SETTINGS.map(([, key, property]) => [key, property]),
  ),
};

function args(environment: Environment): string[] {
  return [
    '--provider=oidc',
    '--scope=openid email profile groups',
    `--redirect-url=https://${hostOf(environment, PAGE)}/oauth2/callback`,
    '--reverse-proxy=true',
    '--code-challenge-method=S256',
    '--cookie-secure=true',
    '--cookie-expire=24h0m0s',
    '--set-xauthrequest=true',
    // Programs bring a token of the same issuer.
    '--skip-jwt-bearer-tokens=true',
    // Requests in the background are refused, not redirected: each would start a sign-on of its own.
    '--api-route=^/api/',
    '--api-route=^/apis/',
    '--api-route=/api/',
    '--api-route=^/ml_metadata',
  ];
}

function values(environment: Environment): Values {
  return {
    // Istio asks; a request that is let through gets a plain 200 here.
    config: { emailDomains: ['*'], upstreams: ['static://200'] },
    proxyVarsAsSecrets: false,
    extraEnv: SETTINGS.map(
      ([name, key]): Data => ({
        name,
        valueFrom: { secretKeyRef: { name: SECRET, key } },
      }),
    ),
    extraArgs: args(environment),
    nodeSelector: onSystemPool(),
    resources: { ...SMALL },
    podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    metrics: { serviceMonitor: { enabled: isMonitored(environment) } },
  };
}

function overlay(environment: Environment): Values {
  return {
    replicaCount: systemReplicas(environment),
    podDisruptionBudget: { enabled: isReplicated(environment) },
  };
}

/** Everything that comes in by the mesh's gateway is signed on first. */
function requireSignOn(): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'sign-on', namespace: MESH },
    spec: {
      action: 'CUSTOM',
      provider: { name: SIGN_ON.provider },
      selector: { matchLabels: GATEWAY_PODS },
      rules: [{ to: [{ operation: { notPaths: ['/oauth2/*'] } }] }],
    },
  };
}

function callback(): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: ID, namespace: NAMESPACE },
    spec: {
      gateways: ['kubeflow/kubeflow-gateway'],
      hosts: ['*'],
      http: [
        {
          match: [{ uri: { prefix: '/oauth2/' } }],
          route: [
            {
              destination: {
                host: `${ID}.${NAMESPACE}.svc.cluster.local`,
                port: { number: SIGN_ON.port },
              },
            },
          ],
        },
      ],
    },
  };
}

// Kubeflow reads these two headers. They are set anew for every request, so that nobody can bring
// a name of his own choice along.
const WHO_IT_IS = `function envoy_on_request(handle)
  local headers = handle:headers()
  local names = {
    ["kubeflow-userid"] = headers:get("${SIGNED_ON_HEADERS.email}"),
    ["kubeflow-groups"] = headers:get("${SIGNED_ON_HEADERS.groups}"),
  }
  for _, name in ipairs({ "kubeflow-userid", "kubeflow-groups" }) do
    headers:remove(name)
    if names[name] then headers:add(name, names[name]) end
  end
end
`;

function identityHeaders(): Manifest {
  const lua = 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua';
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name: 'kubeflow-identity', namespace: MESH },
    spec: {
      workloadSelector: { labels: GATEWAY_PODS },
      configPatches: [
        {
          applyTo: 'HTTP_FILTER',
          match: {
            context: 'GATEWAY',
            listener: {
              filterChain: {
                filter: {
                  name: 'envoy.filters.network.http_connection_manager',
                  subFilter: { name: 'envoy.filters.http.router' },
                },
              },
            },
          },
          patch: {
            operation: 'INSERT_BEFORE',
            value: {
              name: 'kubeflow-identity',
              typed_config: {
                '@type': lua,
                default_source_code: { inline_string: WHO_IT_IS },
              },
            },
          },
        },
      ],
    },
  };
}

/** OAuth2 Proxy: sign-on to Kubeflow with the company's OpenID Connect provider, and the way in. */
export function oauth2Proxy(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.kubeflow.enabled) return [];
  const service = defineService({
    id: ID,
    title: 'OAuth2 Proxy',
    namespace: NAMESPACE,
    wave: 1,
    dependsOn: [
      foundationId(ID),
      SERVICE_IDS.kubeflow,
      SERVICE_IDS.meshGateway,
      SERVICE_IDS.gateway,
      SERVICE_IDS.ingressController,
      SERVICE_IDS.monitorKinds,
    ],
    chart: CHARTS.oauth2Proxy,
    secrets: [NEED],
    values: values(environment),
    overlay: overlay(environment),
    manifests: [
      requireSignOn(),
      identityHeaders(),
      callback(),
      ...pageEntry(environment, {
        name: PAGE,
        namespace: MESH,
        backend: { name: SERVICE_IDS.meshGateway, port: 80 },
      }),
    ],
    extraNamespaces: [MESH],
    namespaceLabels: podSecurity('restricted'),
  });
  return [...foundationOf(environment, { service }), service];
}
