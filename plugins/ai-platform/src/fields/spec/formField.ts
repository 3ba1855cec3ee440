import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { SPEC_FIELD } from '../names';
import { validateSpec } from '../validation';
import { SpecField } from './SpecField';

/** The field `AiEnvironmentSpec` for the new frontend system. */
export const specFormField = createFormField({
  name: SPEC_FIELD,
  component: SpecField,
  validation: validateSpec,
});
