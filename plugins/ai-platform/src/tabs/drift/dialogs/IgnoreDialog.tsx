import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Select, Text, TextAreaField } from '@backstage/ui';
import { aiPlatformApiRef } from '../../../api/aiPlatformApi';
import { Muted } from '../../../shared/Muted';
import { timeText } from '../../../shared/times';
import { useTexts } from '../../../useTexts';
import type { IgnoreRequest } from '../actionRequest';
import { useActions } from '../ActionsProvider';
import { resourceTitle } from '../resourceTitle';
import { ActionDialog } from './ActionDialog';
import { choosable } from './codifiable';
import { useWrite } from './useWrite';

const DAY_MS = 86_400_000;
const DAYS = [1, 7, 30, 90];
const REASON_LENGTH = 500;
const WHOLE = '';

/** The moment at which an ignore ends that begins now. */
function untilOf(days: string): string {
  return new Date(Date.now() + Number(days) * DAY_MS).toISOString();
}

function useIgnore({ source, resource }: IgnoreRequest, onDone: () => void) {
  const api = useApi(aiPlatformApiRef);
  const { live } = useActions();
  const [path, setPath] = useState(WHOLE);
  const [days, setDays] = useState('7');
  const [reason, setReason] = useState('');
  const write = useWrite<void>('ignore');
  const ignore = () =>
    write.run(async () => {
      await api.ignoreDrift(live.entityRef, {
        ...{ application: source.id, resource: resource.id },
        path: path === WHOLE ? undefined : path,
        ...{ reason: reason.trim(), until: untilOf(days) },
      });
      live.refresh();
      onDone();
    });
  return { path, setPath, days, setDays, reason, setReason, write, ignore };
}

const Fields = ({
  request,
  form,
}: {
  request: IgnoreRequest;
  form: ReturnType<typeof useIgnore>;
}) => {
  const t = useTexts();
  const fields = choosable(request.resource).filter(({ ignored }) => !ignored);
  return (
    <>
      <Select
        label={t('driftActions.ignore.what')}
        options={[
          { id: WHOLE, label: t('driftActions.ignore.whole') },
          ...fields.map(({ path }) => ({ id: path, label: path })),
        ]}
        value={form.path}
        onChange={path => form.setPath(String(path))}
      />
      <div>
        <Select
          label={t('driftActions.ignore.for')}
          options={DAYS.map(count => ({
            id: String(count),
            label: t('driftActions.ignore.days', { count }),
          }))}
          value={form.days}
          onChange={days => form.setDays(String(days))}
        />
        <Muted variant="body-small">
          {t('driftActions.ignore.until', {
            until: timeText(untilOf(form.days)),
          })}
        </Muted>
      </div>
      <TextAreaField
        label={t('driftActions.reason')}
        description={t('driftActions.reasonHint')}
        isRequired
        maxLength={REASON_LENGTH}
        value={form.reason}
        onChange={form.setReason}
      />
    </>
  );
};

interface IgnoreDialogProps {
  request: IgnoreRequest;
  onClose(): void;
}

/** Says for a time, and with a reason, that a difference is of no interest. */
export const IgnoreDialog = ({ request, onClose }: IgnoreDialogProps) => {
  const t = useTexts();
  const form = useIgnore(request, onClose);
  const { write, reason } = form;
  return (
    <ActionDialog
      title={t('driftActions.ignore.title', {
        title: resourceTitle(t, request.resource, request.source),
      })}
      action="ignore"
      write={write}
      confirm={{
        text: t('driftActions.ignore.confirm'),
        isDisabled: reason.trim() === '',
        onPress: form.ignore,
      }}
      onClose={onClose}
    >
      <Text as="p">{t('driftActions.ignore.explain')}</Text>
      <Fields request={request} form={form} />
    </ActionDialog>
  );
};
