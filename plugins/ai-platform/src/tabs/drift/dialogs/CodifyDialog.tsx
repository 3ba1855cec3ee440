import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { DriftCodified } from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformApiRef } from '../../../api/aiPlatformApi';
import { useTexts, type Texts } from '../../../useTexts';
import type { CodifyRequest } from '../actionRequest';
import { useActions } from '../ActionsProvider';
import { resourceTitle } from '../resourceTitle';
import { ActionDialog } from './ActionDialog';
import { CodifyChoice } from './CodifyChoice';
import { CodifyDone } from './CodifyDone';
import { CodifyPreview } from './CodifyPreview';
import { codifiable } from './codifiable';
import { useWrite, type Write } from './useWrite';

interface CodifyDialogProps {
  request: CodifyRequest;
  onClose(): void;
}

/** Which of its three steps the dialog is at: choosing, looking at what would be written, and what was written. */
function stepOf(preview: Write<DriftCodified>, written: Write<DriftCodified>) {
  if (written.result) return 'done';
  return preview.result ? 'preview' : 'choose';
}

function useCodify({ source, resource }: CodifyRequest) {
  const api = useApi(aiPlatformApiRef);
  const { live } = useActions();
  const [paths, setPaths] = useState<string[]>(() =>
    codifiable(resource).map(({ path }) => path),
  );
  const [reason, setReason] = useState('');
  const preview = useWrite<DriftCodified>('codify');
  const written = useWrite<DriftCodified>('codify');
  const ask = (isPreview: boolean) => async () => {
    const answer = await api.codifyDrift(live.entityRef, {
      ...{ application: source.id, resource: resource.id },
      ...{ paths, reason: reason.trim(), preview: isPreview },
    });
    if (!isPreview) live.refresh();
    return answer;
  };
  return {
    ...{ paths, setPaths, reason, setReason, preview, written },
    look: () => preview.run(ask(true)),
    write: () => written.run(ask(false)),
    back: () => {
      preview.reset();
      written.reset();
    },
  };
}

/** What the next step is, as long as there is one. */
function confirmationOf(t: Texts, codify: ReturnType<typeof useCodify>) {
  const { paths, reason, preview, written } = codify;
  switch (stepOf(preview, written)) {
    case 'done':
      return undefined;
    case 'preview':
      return {
        text: t('driftActions.codify.confirm'),
        isDisabled: preview.result?.files.length === 0,
        onPress: codify.write,
      };
    default:
      return {
        text: t('driftActions.codify.preview'),
        isDisabled: paths.length === 0 || reason.trim() === '',
        onPress: codify.look,
      };
  }
}

/** Chooses fields, shows the commits and files that would come of it, and writes them into Git. */
export const CodifyDialog = ({ request, onClose }: CodifyDialogProps) => {
  const t = useTexts();
  const { source, resource } = request;
  const codify = useCodify(request);
  const { preview, written } = codify;
  const step = stepOf(preview, written);
  return (
    <ActionDialog
      title={t('driftActions.codify.title', {
        title: resourceTitle(t, resource, source),
      })}
      action="codify"
      write={step === 'choose' ? preview : written}
      isHarmless={step === 'choose'}
      confirm={confirmationOf(t, codify)}
      onBack={step === 'preview' ? codify.back : undefined}
      onClose={onClose}
    >
      {step === 'choose' && (
        <CodifyChoice
          resource={resource}
          paths={codify.paths}
          onPaths={codify.setPaths}
          reason={codify.reason}
          onReason={codify.setReason}
        />
      )}
      {step === 'preview' && preview.result && (
        <CodifyPreview codified={preview.result} />
      )}
      {step === 'done' && written.result && (
        <CodifyDone codified={written.result} />
      )}
    </ActionDialog>
  );
};
