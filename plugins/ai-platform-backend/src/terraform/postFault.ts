/** A post that is answered before all of it has come; `statusCode` is that of the answer. */
export class PostFault extends Error {
  readonly name = 'PostFault';

  constructor(readonly statusCode: 408 | 413, message: string) {
    super(message);
  }
}
