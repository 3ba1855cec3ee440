import { useId, useState } from 'react';
import { Button } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import type { DriftResource } from '@flagstone/backstage-plugin-ai-platform-common';
import { DiffView } from '../../drift/DiffView';
import { useTexts } from '../../useTexts';

/** What differs with the keys around it, opened on demand. */
export const ResourceDiff = ({
  resource,
  title,
}: {
  resource: DriftResource;
  title: string;
}) => {
  const t = useTexts();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { wantText, haveText } = resource;
  if (wantText === undefined && haveText === undefined) return null;
  return (
    <>
      <div>
        <Button
          size="small"
          variant="tertiary"
          iconStart={isOpen ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onPress={() => setOpen(!isOpen)}
        >
          {t(`driftTab.diff.${isOpen ? 'hide' : 'show'}`)}
        </Button>
      </div>
      {isOpen && (
        <div id={id}>
          <DiffView
            title={title}
            before={wantText ?? ''}
            after={haveText ?? ''}
            beforeTitle={t('driftTab.diff.want')}
            afterTitle={t('driftTab.diff.have')}
          />
        </div>
      )}
    </>
  );
};
