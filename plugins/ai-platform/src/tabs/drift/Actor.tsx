import type { DriftActor } from '@flagstone/backstage-plugin-ai-platform-common';
import { actorText } from '../../drift/texts';
import { ExternalLink } from '../../shared/ExternalLink';
import { timeText } from '../../shared/times';
import { useTexts } from '../../useTexts';

interface ActorProps {
  actor: DriftActor;
  /** True where a heading says already that this is who did it. */
  isBare?: boolean;
}

/** Who changed something, as far as the cluster or the run tells. */
export const Actor = ({ actor, isBare = false }: ActorProps) => {
  const t = useTexts();
  const who = actorText(actor);
  return (
    <span title={actor.at && timeText(actor.at)}>
      <ExternalLink href={actor.link} keepsText>
        {isBare ? who : t('driftTab.who', { who })}
      </ExternalLink>
    </span>
  );
};
