import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { QUOTA_CHANGE_FIELD } from '../names';
import { QuotaChangeField } from './QuotaChangeField';
import { validateAmount } from './validation';

/** The field `GpuQuotaChange` for the new frontend system. */
export const quotaChangeFormField = createFormField({
  name: QUOTA_CHANGE_FIELD,
  component: QuotaChangeField,
  validation: validateAmount,
});
