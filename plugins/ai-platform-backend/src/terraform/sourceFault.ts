import type {
  SourceProblem,
  SourceProblemCode,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** A plan that could not be fetched: fixed words, nothing of the answer. */
export class SourceFault extends Error {
  readonly name = 'SourceFault';

  constructor(readonly code: SourceProblemCode, message: string) {
    super(message);
  }

  get problem(): SourceProblem {
    return { code: this.code, message: this.message };
  }
}
