import {
  planRefusalMessage,
  type PlanRefusalReason,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** A plan that is not taken. It carries nothing of what the plan says. */
export class PlanRefused extends Error {
  readonly name = 'PlanRefused';

  constructor(readonly reason: PlanRefusalReason) {
    super(`The report is refused. ${planRefusalMessage(reason)}`);
  }
}
