/**
 * A refusal as Argo CD's API words it, with the codes of gRPC.
 * @see https://grpc.github.io/grpc/core/md_doc_statuscodes.html
 */
export class Refusal extends Error {
  /** @param {{ status: number, code: number, message: string }} failure `status` is that of HTTP */
  constructor({ status, code, message }) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.body = { error: message, code, message };
  }
}

/** Nobody, or somebody with a wrong token. */
export function unauthenticated(message = 'no session information') {
  return new Refusal({ status: 401, code: 16, message });
}

/** What this account must not do. */
export function permissionDenied(message = 'permission denied') {
  return new Refusal({ status: 403, code: 7, message });
}

/** No such application, for one who names its project; others are told that they must not. */
export function applicationNotFound(name) {
  const message = `applications.argoproj.io "${name}" not found`;
  return new Refusal({ status: 404, code: 5, message });
}

/** No such path, or not by this method. */
export function pathNotFound() {
  return new Refusal({ status: 404, code: 5, message: 'Not Found' });
}

/** What cannot be done as things are. */
export function failedPrecondition(message) {
  return new Refusal({ status: 400, code: 9, message });
}

/** What cannot be read. */
export function invalidArgument(message) {
  return new Refusal({ status: 400, code: 3, message });
}

/** A body that is not declared as JSON: browsers of other sites cannot declare it. */
export function invalidContentType() {
  return new Refusal({ status: 415, code: 3, message: 'Invalid content type' });
}

/** Everything else. */
export function unknownFailure(message) {
  return new Refusal({ status: 500, code: 2, message });
}
