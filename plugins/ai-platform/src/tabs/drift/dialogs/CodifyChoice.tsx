import { Checkbox, TextAreaField } from '@backstage/ui';
import type { DriftResource } from '@flagstone/backstage-plugin-ai-platform-common';
import { Muted } from '../../../shared/Muted';
import { useTexts } from '../../../useTexts';
import { choosable, isSecret } from './codifiable';
import styles from './dialogs.module.css';
import { FieldChange } from './FieldChange';

/** As long as a commit message carries it well. */
const REASON_LENGTH = 500;

interface CodifyChoiceProps {
  resource: DriftResource;
  paths: readonly string[];
  onPaths(paths: string[]): void;
  reason: string;
  onReason(reason: string): void;
}

/** Which fields go to Git, and why. */
export const CodifyChoice = (props: CodifyChoiceProps) => {
  const t = useTexts();
  const { resource, paths, onPaths, reason, onReason } = props;
  const toggle = (path: string, isChosen: boolean) =>
    onPaths(isChosen ? [...paths, path] : paths.filter(each => each !== path));
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>
          {t('driftActions.codify.choose')}
        </legend>
        {choosable(resource).map(difference => (
          <div key={difference.path}>
            <Checkbox
              isSelected={paths.includes(difference.path)}
              isDisabled={isSecret(difference)}
              onChange={isChosen => toggle(difference.path, isChosen)}
            >
              <FieldChange difference={difference} to="have" />
            </Checkbox>
            {isSecret(difference) && (
              <Muted variant="body-small">
                {t('driftActions.obstacle.secret')}
              </Muted>
            )}
          </div>
        ))}
      </fieldset>
      <TextAreaField
        label={t('driftActions.reason')}
        description={t('driftActions.reasonHint')}
        isRequired
        maxLength={REASON_LENGTH}
        value={reason}
        onChange={onReason}
      />
    </>
  );
};
