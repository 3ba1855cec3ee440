import { useId } from 'react';
import { TextAreaField } from '@backstage/ui';
import { useTexts } from '../../useTexts';
import type { ChangeRequest } from './changeRequest';
import { FieldNotes } from './FieldNotes';

const SHORTEST = 10;
const LONGEST = 500;

interface ReasonFieldProps {
  request: ChangeRequest;
  isRefused: boolean;
  onChange(reason: string | undefined): void;
}

/** Why the quota is to change. */
export const ReasonField = ({
  request,
  isRefused,
  onChange,
}: ReasonFieldProps) => {
  const t = useTexts();
  const id = useId();
  const { reason = '' } = request;
  const errors =
    isRefused && reason.length < SHORTEST
      ? [t('gpuQuotaChange.reasonTooShort')]
      : [];
  return (
    <div data-field>
      <TextAreaField
        size="medium"
        rows={4}
        maxLength={LONGEST}
        isRequired
        isInvalid={errors.length > 0}
        validationBehavior="aria"
        aria-describedby={id}
        label={t('gpuQuotaChange.fields.reason')}
        secondaryLabel={t('form.required')}
        description={t('gpuQuotaChange.fields.reasonDescription', {
          length: `${reason.length}`,
        })}
        value={reason}
        onChange={text => onChange(text === '' ? undefined : text)}
      />
      <FieldNotes id={id} errors={errors} />
    </div>
  );
};
