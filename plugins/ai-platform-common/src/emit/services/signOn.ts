/** Name under which Istio knows who checks sign-on, and coordinates of the service that does. */
export const SIGN_ON = {
  provider: 'oauth2-proxy',
  id: 'oauth2-proxy',
  port: 80,
} as const;

/** Headers in which the proxy says who signed on. */
export const SIGNED_ON_HEADERS = {
  email: 'x-auth-request-email',
  groups: 'x-auth-request-groups',
} as const;
