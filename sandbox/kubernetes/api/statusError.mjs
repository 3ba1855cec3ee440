/**
 * A refusal as the Kubernetes API words it: an object of kind Status.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export class StatusError extends Error {
  /** @param {{ code: number, reason: string, message: string, details?: object }} failure */
  constructor({ code, reason, message, details }) {
    super(message);
    this.name = 'StatusError';
    this.code = code;
    this.body = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      ...(details && { details }),
      code,
    };
  }
}

/** Nobody, or somebody with a wrong token. */
export function unauthorized() {
  return new StatusError({
    code: 401,
    reason: 'Unauthorized',
    message: 'Unauthorized',
  });
}

/** No such path. */
export function pathNotFound() {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
    details: {},
  });
}

/** No such object. */
export function objectNotFound({ group, plural, name }) {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: `${group ? `${plural}.${group}` : plural} "${name}" not found`,
    details: { name, ...(group && { group }), kind: plural },
  });
}

/** The sandbox is there to be read. */
export function methodNotAllowed() {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });
}

/** Nothing of what the client accepts. */
export function notAcceptable() {
  return new StatusError({
    code: 406,
    reason: 'NotAcceptable',
    message:
      'only the following media types are accepted: application/json, application/json;as=PartialObjectMetadata(List);g=meta.k8s.io;v=v1',
  });
}

/** A parameter that cannot be read. */
export function badRequest(message) {
  return new StatusError({ code: 400, reason: 'BadRequest', message });
}

/** What the client asks to go on from is no longer known: it has to list again. */
export function expired(message) {
  return new StatusError({ code: 410, reason: 'Expired', message });
}

/** The client has seen more than the server has: it is to come back. */
export function tooLargeVersion(version, current) {
  return new StatusError({
    code: 504,
    reason: 'Timeout',
    message: `Too large resource version: ${version}, current: ${current}`,
    details: {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  });
}
