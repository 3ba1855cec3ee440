import type { Environment } from '../../model/environment';
import type { Data, Manifest, Values } from './platformService';

/** The Gateway that everything enters by, with ingress: envoy-gateway. */
export const GATEWAY = {
  name: 'platform',
  namespace: 'envoy-gateway-system',
  httpsListener: 'https',
} as const;

/** Class of the Ingresses, with ingress: nginx. */
export const INGRESS_CLASS_NAME = 'nginx';

/** Issuer of every certificate of the environment. */
export const CLUSTER_ISSUER = 'platform-ca';

/** A web page of a service. */
interface WebPage {
  /** First label of its host. */
  name: string;
  namespace: string;
  /** The Kubernetes Service behind it. */
  backend: { name: string; port: number };
}

/** Host of a service's web page: `<name>.<domain>`. */
export function hostOf(environment: Environment, name: string): string {
  return `${name}.${environment.spec.network.domain}`;
}

/** True if Ingress objects, and not HTTPRoutes, lead into the cluster. */
export function usesIngress(environment: Environment): boolean {
  return environment.spec.platform.ingress === 'nginx';
}

/** Annotations of an Ingress: cert-manager fills its TLS secret. */
export function ingressAnnotations(): Record<string, string> {
  return { 'cert-manager.io/cluster-issuer': CLUSTER_ISSUER };
}

/** Name of the TLS secret of a host, for charts that want it in a field of their own. */
export function tlsSecretName(name: string): string {
  return `${name}-tls`;
}

/** `tls` of an Ingress, as most charts take it. */
export function ingressTls(environment: Environment, name: string): Data[] {
  return [
    { secretName: tlsSecretName(name), hosts: [hostOf(environment, name)] },
  ];
}

/** HTTPRoute of a page; none with nginx, where the chart brings an Ingress. */
export function pageRoutes(
  environment: Environment,
  page: WebPage,
): Manifest[] {
  if (usesIngress(environment)) return [];
  return [
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: page.name, namespace: page.namespace },
      spec: {
        parentRefs: [
          {
            name: GATEWAY.name,
            namespace: GATEWAY.namespace,
            sectionName: GATEWAY.httpsListener,
          },
        ],
        hostnames: [hostOf(environment, page.name)],
        rules: [
          {
            matches: [{ path: { type: 'PathPrefix', value: '/' } }],
            backendRefs: [{ name: page.backend.name, port: page.backend.port }],
          },
        ],
      },
    },
  ];
}

/** Ingress or HTTPRoute of a page whose chart has no Ingress of its own. */
export function pageEntry(environment: Environment, page: WebPage): Manifest[] {
  if (!usesIngress(environment)) return pageRoutes(environment, page);
  const backend = {
    service: { name: page.backend.name, port: { number: page.backend.port } },
  };
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: page.name,
        namespace: page.namespace,
        annotations: ingressAnnotations(),
      },
      spec: {
        ingressClassName: INGRESS_CLASS_NAME,
        tls: ingressTls(environment, page.name),
        rules: [
          {
            host: hostOf(environment, page.name),
            http: { paths: [{ path: '/', pathType: 'Prefix', backend }] },
          },
        ],
      },
    },
  ];
}

/** Values that are only set with nginx. */
export function withIngress(environment: Environment, values: Values): Values {
  return usesIngress(environment) ? values : {};
}
