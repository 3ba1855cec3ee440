import type { DriftDifference } from '@flagstone/backstage-plugin-ai-platform-common';
import { FieldPath } from '../../../drift/FieldPath';
import { valueText } from '../../../drift/texts';
import { useTexts } from '../../../useTexts';
import { isSecret } from './codifiable';

/** Longer values are shown in the difference, not in a list of what will happen. */
const LONG = 120;

const short = (text: string) =>
  text.length > LONG ? `${text.slice(0, LONG)}…` : text;

interface FieldChangeProps {
  difference: DriftDifference;
  /** Which side becomes which: a revert goes to Git's, codifying to the cluster's. */
  to: 'want' | 'have';
}

/** A field with the value it has and the one it gets; of a secret, that it differs. */
export const FieldChange = ({ difference, to }: FieldChangeProps) => {
  const t = useTexts();
  const { path, want, have } = difference;
  const [before, after] = to === 'want' ? [have, want] : [want, have];
  return (
    <>
      <FieldPath path={path} />
      {isSecret(difference) ? (
        <span>{t('driftActions.secretDiffers')}</span>
      ) : (
        <span>
          {short(valueText(t, before))} → <b>{short(valueText(t, after))}</b>
        </span>
      )}
    </>
  );
};
