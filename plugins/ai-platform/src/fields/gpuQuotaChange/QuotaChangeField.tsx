import { Box, Text } from '@backstage/ui';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import type { ChangeRequest } from './changeRequest';
import { QuotaChangeForm } from './QuotaChangeForm';

/**
 * The whole page "What is to change" as one field: what one may ask for depends on what the cluster says. The template
 * names the field a second time on `amount`, so that the form asks for its validation.
 */
export const QuotaChangeField = (
  props: FieldExtensionComponentProps<unknown>,
) => {
  const t = useTexts();
  const { formData, formContext, onChange, errorSchema = {} } = props;
  const request = {
    ...(formContext?.formData as ChangeRequest | undefined),
    ...(formData as ChangeRequest | undefined),
  };
  const { entityRef } = request;
  // A field that is changed after a refusal leaves an empty place behind.
  const isRefused = Object.values(errorSchema).some(Boolean);
  return (
    <Box bg="neutral" className={styles.page}>
      {entityRef ? (
        <QuotaChangeForm
          key={entityRef}
          entityRef={entityRef}
          request={request}
          isRefused={isRefused}
          onChange={onChange}
        />
      ) : (
        <Text as="p">{t('gpuQuotaChange.noEntity')}</Text>
      )}
    </Box>
  );
};
