import { useEffect, useState } from 'react';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useTexts } from '../useTexts';

const SHOWN_MS = 2000;

type Outcome = 'copied' | 'copyFailed';

/** Copies a text, and says for a moment how it went. */
export const CopyButton = ({ text, path }: { text: string; path: string }) => {
  const t = useTexts();
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // Without a secure context or the permission there is no clipboard.
      setOutcome('copyFailed');
    }
  };
  return (
    <Button
      size="small"
      variant="tertiary"
      iconStart={outcome === 'copied' ? <RiCheckLine /> : <RiFileCopyLine />}
      aria-label={outcome ? undefined : t('preview.copyFile', { path })}
      onPress={copy}
    >
      {t(`preview.${outcome ?? 'copy'}`)}
    </Button>
  );
};
