import type { Environment } from '../../../model/environment';
import {
  attributes,
  block,
  comment,
  expression,
  type HclItem,
} from '../../print/hclTree';

function notification(threshold: number): HclItem {
  return block(
    'notification',
    [],
    attributes({
      operator: 'GreaterThanOrEqualTo',
      threshold,
      threshold_type: 'Actual',
      contact_roles: ['Owner', 'Contributor'],
    }),
  );
}

/** An Azure budget on the environment's tag, which alerts those who hold a role on the subscription. */
export function azureBudget({ spec }: Environment, amount: number): HclItem[] {
  const { alertAt, currency } = spec.budget;
  return [
    comment(
      `In the currency of the subscription; the document says ${currency}.\nThe nodes' resource group counts: AKS hands the tags on.`,
    ),
    block(
      'resource',
      ['azurerm_consumption_budget_subscription', 'monthly'],
      [
        ...attributes({
          name: expression('local.environment.name'),
          subscription_id: `/subscriptions/${spec.account}`,
          amount,
          time_grain: 'Monthly',
        }),
        block(
          'time_period',
          [],
          attributes({
            start_date: expression(
              'formatdate("YYYY-MM-01\'T\'00:00:00Z", time_static.budget.rfc3339)',
            ),
          }),
        ),
        block(
          'filter',
          [],
          [
            block(
              'tag',
              [],
              attributes({
                name: 'environment',
                values: [expression('local.environment.name')],
              }),
            ),
          ],
        ),
        ...alertAt.map(notification),
      ],
    ),
    comment('A budget begins in the month in which it is made.'),
    block('resource', ['time_static', 'budget'], []),
  ];
}
