import { useId } from 'react';
import { TextField } from '@backstage/ui';
import { formatAmountOf } from '../../quota/amounts';
import { useTexts, type Texts } from '../../useTexts';
import type { ChangeRequest } from './changeRequest';
import { FieldNotes } from './FieldNotes';
import type { StageLimit } from './limitOf';
import type { QuotaChoice } from './quotaChoices';
import { servable, type Servable } from './servable';
import { amountFault } from './validation';

interface AmountFieldProps {
  choice?: QuotaChoice;
  request: ChangeRequest;
  limit?: StageLimit;
  isRefused: boolean;
  onChange(amount: string | undefined): void;
}

const WARNINGS: ReadonlyArray<Servable['code']> = [
  'later',
  'never',
  'belowUse',
  'same',
];

function faultOf(t: Texts, { request, isRefused }: AmountFieldProps) {
  const { amount, resource } = request;
  if (amount !== undefined) return amountFault(resource, amount);
  return isRefused
    ? t('gpuQuotaChange.missing', { field: t('gpuQuotaChange.fields.amount') })
    : undefined;
}

function notesOf(t: Texts, props: AmountFieldProps) {
  const { choice, request, limit } = props;
  const fault = faultOf(t, props);
  if (fault) return { errors: [fault] };
  const shown = (text: string) => formatAmountOf(choice?.resource ?? '', text);
  const verdict = choice && servable(choice, request.amount);
  const said = verdict && {
    isWarning: WARNINGS.includes(verdict.code),
    text: t(`gpuQuotaChange.servable.${verdict.code}`, {
      ...{ amount: '', allocatable: '', free: '', more: '', used: '' },
      ...Object.fromEntries(
        Object.entries(verdict).map(([key, text]) => [key, shown(text)]),
      ),
    }),
  };
  const allowed =
    limit &&
    t(`gpuQuotaChange.limit.${limit.code}`, {
      ...{ stage: limit.stage, max: shown(limit.max) },
    });
  const isBeyond = limit?.code === 'beyond';
  return {
    errors: isBeyond && allowed ? [allowed] : [],
    warnings: said?.isWarning ? [said.text] : [],
    hints: [
      ...(said && !said.isWarning ? [said.text] : []),
      ...(allowed && !isBeyond ? [allowed] : []),
    ],
  };
}

/** The new quota, with what the nodes and the platform say to it while it is written. */
export const AmountField = (props: AmountFieldProps) => {
  const t = useTexts();
  const id = useId();
  const { choice, request, onChange } = props;
  const notes = notesOf(t, props);
  const now =
    choice?.hard === undefined
      ? undefined
      : t('gpuQuotaChange.fields.amountDescriptionNow', {
          hard: formatAmountOf(choice.resource, choice.hard),
        });
  return (
    <div data-field>
      <TextField
        size="medium"
        autoComplete="off"
        isRequired
        isInvalid={(notes.errors ?? []).length > 0}
        validationBehavior="aria"
        aria-describedby={id}
        label={t('gpuQuotaChange.fields.amount')}
        secondaryLabel={t('form.required')}
        description={[now, t('gpuQuotaChange.fields.amountDescription')]
          .filter(Boolean)
          .join(' ')}
        value={String(request.amount ?? '')}
        onChange={text => onChange(text === '' ? undefined : text)}
        onBlur={() =>
          onChange(String(request.amount ?? '').trim() || undefined)
        }
      />
      <FieldNotes id={id} {...notes} />
    </div>
  );
};
