import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { MetadataField } from '../fields/metadata/MetadataField';
import { METADATA_FIELD, SPEC_FIELD } from '../fields/names';
import { SpecField } from '../fields/spec/SpecField';
import { validateMetadata, validateSpec } from '../fields/validation';

const manifest = {
  title: 'AI environment',
  steps: [
    {
      title: 'Who it is for',
      schema: {
        required: ['metadata'],
        properties: {
          metadata: {
            title: 'Who it is for',
            properties: { name: {} },
            'ui:field': METADATA_FIELD,
          },
        },
      },
    },
    {
      title: 'What it is',
      schema: {
        required: ['spec'],
        properties: {
          spec: {
            title: 'What it is',
            properties: { network: { properties: { cidr: {} } } },
            'ui:field': SPEC_FIELD,
          },
        },
      },
    },
  ],
};

const extensions = [
  {
    name: METADATA_FIELD,
    component: MetadataField,
    validation: validateMetadata,
  },
  { name: SPEC_FIELD, component: SpecField, validation: validateSpec },
];

type FormData = Parameters<typeof Stepper>[0]['initialState'];

interface TemplateFormProps {
  /** What the form holds when it opens. */
  formData?: FormData;
  /** Gets what would be posted. */
  onCreate?(values: unknown): void;
}

/** The form of the template as the scaffolder shows it: its own stepper around our two fields. */
export const TemplateForm = ({ formData, onCreate }: TemplateFormProps) => (
  <SecretsContextProvider>
    <Stepper
      manifest={manifest}
      extensions={extensions}
      initialState={formData}
      onCreate={async values => onCreate?.(values)}
    />
  </SecretsContextProvider>
);
