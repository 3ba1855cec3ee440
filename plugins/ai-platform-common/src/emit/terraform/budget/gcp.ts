import type { Environment } from '../../../model/environment';
import {
  attributes,
  block,
  comment,
  expression,
  type HclItem,
  type HclObject,
} from '../../print/hclTree';

function specifiedAmount(amount: number, currency: string): HclObject {
  const units = Math.floor(amount);
  const nanos = Math.round((amount - units) * 100) * 10_000_000;
  return {
    currency_code: currency,
    units: String(units),
    nanos: nanos > 0 ? nanos : undefined,
  };
}

/** A Google Cloud budget on the environment's label, and the topic that it alerts. */
export function gcpBudget(
  { metadata, spec }: Environment,
  amount: number,
): HclItem[] {
  const { alertAt, currency } = spec.budget;
  return [
    block(
      'data',
      ['google_project', 'this'],
      attributes({ project_id: spec.account }),
    ),
    block(
      'resource',
      ['google_billing_budget', 'monthly'],
      [
        ...attributes({
          billing_account: expression(
            'data.google_project.this.billing_account',
          ),
          display_name: expression('local.environment.name'),
        }),
        block(
          'budget_filter',
          [],
          attributes({
            calendar_period: 'MONTH',
            projects: [
              expression('"projects/${data.google_project.this.number}"'),
            ],
            labels: { environment: expression('local.tags.environment') },
          }),
        ),
        comment('The currency has to be that of the billing account.'),
        block(
          'amount',
          [],
          [
            block(
              'specified_amount',
              [],
              attributes(specifiedAmount(amount, currency)),
            ),
          ],
        ),
        ...alertAt.map(percentage =>
          block(
            'threshold_rules',
            [],
            attributes({ threshold_percent: percentage / 100 }),
          ),
        ),
        block(
          'all_updates_rule',
          [],
          attributes({
            pubsub_topic: expression('google_pubsub_topic.budget.id'),
          }),
        ),
      ],
    ),
    comment(
      `For ${metadata.owner} to subscribe to; billing administrators get an e-mail as well.`,
    ),
    block(
      'resource',
      ['google_pubsub_topic', 'budget'],
      attributes({ name: expression('"${local.environment.name}-budget"') }),
    ),
  ];
}
