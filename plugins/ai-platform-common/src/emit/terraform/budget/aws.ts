import type { Environment } from '../../../model/environment';
import {
  attributes,
  block,
  call,
  comment,
  expression,
  type HclItem,
  type HclValue,
} from '../../print/hclTree';

const BUDGETS = { Service: 'budgets.amazonaws.com' };

// Only the budgets of this account, so that nobody else's reach the topic.
function fromAccount(account: string): HclValue {
  return { StringEquals: { 'aws:SourceAccount': account } };
}

function key(account: string): HclItem {
  const statements: HclValue[] = [
    {
      Sid: 'Administer',
      Effect: 'Allow',
      Principal: { AWS: account },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'EncryptAlerts',
      Effect: 'Allow',
      Principal: BUDGETS,
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: fromAccount(account),
    },
  ];
  return block(
    'resource',
    ['aws_kms_key', 'budget'],
    attributes({
      description: expression('"Budget alerts of ${local.environment.name}"'),
      enable_key_rotation: true,
      deletion_window_in_days: 7,
      policy: call('jsonencode', {
        Version: '2012-10-17',
        Statement: statements,
      }),
    }),
  );
}

function topicPolicy(account: string): HclItem {
  const topic = expression('aws_sns_topic.budget.arn');
  return block(
    'resource',
    ['aws_sns_topic_policy', 'budget'],
    attributes({
      arn: topic,
      policy: call('jsonencode', {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'PublishAlerts',
            Effect: 'Allow',
            Principal: BUDGETS,
            Action: 'sns:Publish',
            Resource: topic,
            Condition: fromAccount(account),
          },
        ],
      }),
    }),
  );
}

function notification(threshold: number): HclItem {
  return block(
    'notification',
    [],
    attributes({
      comparison_operator: 'GREATER_THAN',
      notification_type: 'ACTUAL',
      threshold,
      threshold_type: 'PERCENTAGE',
      subscriber_sns_topic_arns: [expression('aws_sns_topic.budget.arn')],
    }),
  );
}

/** An AWS budget on the environment's tag, and the encrypted topic that it alerts. */
export function awsBudget(
  { metadata, spec }: Environment,
  amount: number,
): HclItem[] {
  const { alertAt, currency } = spec.budget;
  return [
    block(
      'resource',
      ['aws_budgets_budget', 'monthly'],
      [
        ...attributes({
          name: expression('local.environment.name'),
          budget_type: 'COST',
          time_unit: 'MONTHLY',
          limit_amount: String(amount),
          limit_unit: currency,
        }),
        comment(
          '"environment" has to be active as a cost allocation tag of the account.',
        ),
        block(
          'cost_filter',
          [],
          attributes({
            name: 'TagKeyValue',
            values: [`user:environment$${metadata.name}`],
          }),
        ),
        ...alertAt.map(notification),
        comment('The first alert is sent when the budget is made.'),
        ...attributes({
          depends_on: [expression('aws_sns_topic_policy.budget')],
        }),
      ],
    ),
    comment(`For ${metadata.owner} to subscribe to.`),
    block(
      'resource',
      ['aws_sns_topic', 'budget'],
      attributes({
        name: expression('"${local.environment.name}-budget"'),
        kms_master_key_id: expression('aws_kms_key.budget.arn'),
      }),
    ),
    topicPolicy(spec.account),
    key(spec.account),
  ];
}
