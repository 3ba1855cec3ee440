import { Alert } from '@backstage/ui';
import type { DriftCodified } from '@flagstone/backstage-plugin-ai-platform-common';
import { ExternalLink } from '../../../shared/ExternalLink';
import { safeUrl } from '../../../shared/safeUrl';
import { useTexts } from '../../../useTexts';
import { CommitList, placeText } from './CommitList';

/** What was written, and where to follow it. */
export const CodifyDone = ({ codified }: { codified: DriftCodified }) => {
  const t = useTexts();
  const { link } = codified;
  return (
    <>
      <Alert
        role="status"
        status="success"
        icon
        title={t('driftActions.codify.done')}
        description={
          safeUrl(link)
            ? t('driftActions.codify.donePullRequest')
            : t('driftActions.codify.doneBranch', {
                place: placeText(t, codified),
              })
        }
      />
      <ExternalLink href={link}>
        {t('driftActions.codify.pullRequest')}
      </ExternalLink>
      <CommitList codified={codified} />
    </>
  );
};
