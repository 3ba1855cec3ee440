import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FormDocumentProvider } from '../../document/FormDocument';
import { refusalOf } from '../refusalOf';
import { SpecForm } from './SpecForm';

/** The form field on the template parameter `spec`. */
export const SpecField = (props: FieldExtensionComponentProps<unknown>) => (
  <FormDocumentProvider
    part="spec"
    metadata={props.formContext?.formData?.metadata}
    spec={props.formData}
    onChange={props.onChange}
    refusal={refusalOf(props)}
  >
    <SpecForm />
  </FormDocumentProvider>
);
