import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { METADATA_FIELD } from '../names';
import { validateMetadata } from '../validation';
import { MetadataField } from './MetadataField';

/** The field `AiEnvironmentMetadata` for the new frontend system. */
export const metadataFormField = createFormField({
  name: METADATA_FIELD,
  component: MetadataField,
  validation: validateMetadata,
});
