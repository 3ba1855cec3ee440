import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FormDocumentProvider } from '../../document/FormDocument';
import { refusalOf } from '../refusalOf';
import { MetadataForm } from './MetadataForm';

/** The form field on the template parameter `metadata`. */
export const MetadataField = (props: FieldExtensionComponentProps<unknown>) => (
  <FormDocumentProvider
    part="metadata"
    metadata={props.formData}
    spec={props.formContext?.formData?.spec}
    onChange={props.onChange}
    refusal={refusalOf(props)}
  >
    <MetadataForm />
  </FormDocumentProvider>
);
