import { doubt, type Check } from './check';

/** The budget is one that can send an alert. */
export const budgetCheck: Check = {
  reads: ['spec.budget', 'spec.cloud'],
  run({ spec: { budget, cloud } }) {
    if (budget.monthly === 0) {
      return [
        doubt(
          ['spec', 'budget', 'monthly'],
          'is 0, so every alert is sent on the first day.',
          'Give the amount that the environment may cost in a month.',
        ),
      ];
    }
    return cloud === 'aws' && budget.currency !== 'USD'
      ? [
          doubt(
            ['spec', 'budget', 'currency'],
            `is ${budget.currency}, but AWS bills in USD unless the account says otherwise.`,
            'Use USD, or make sure that the account is billed in that currency.',
          ),
        ]
      : [];
  },
};
