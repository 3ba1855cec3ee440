import {
  quotaAmount,
  QuotaChangeError,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import type { ChangeRequest } from './changeRequest';

/** What is wrong with an amount, in words; undefined where nothing is. */
export function amountFault(
  resource: string | undefined,
  amount: unknown,
): string | undefined {
  try {
    quotaAmount(resource ?? '', String(amount));
    return undefined;
  } catch (error) {
    if (!(error instanceof QuotaChangeError)) throw error;
    const { message, remedy } = error.refusal;
    return `${message} ${remedy}`;
  }
}

/** Refuses to go on while the amount is none. */
export const validateAmount: CustomFieldValidator<unknown> = (
  amount,
  field,
  { formData },
) => {
  const { resource }: ChangeRequest = formData;
  const fault = amountFault(resource, amount);
  if (fault) field.addError(fault);
};
