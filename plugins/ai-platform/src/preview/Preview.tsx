import { memo, useMemo, useState } from 'react';
import { Text } from '@backstage/ui';
import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';
import type { DraftDocument } from '../document/draft';
import { useTexts } from '../useTexts';
import { CodeView } from './CodeView';
import { FileTree } from './FileTree';
import { fileId, fileTree } from './treeNodes';
import styles from './preview.module.css';
import { PreviewStatus } from './PreviewStatus';
import { summaryText } from './summary';
import { usePreview, type Preview as PreviewState } from './usePreview';

function fileName({ path }: EmittedFile): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

// The one that says most about the environment.
const FIRST_SHOWN = 'main.tf';

/** The chosen file; where it is gone, for example after a new name, the one that took its place. */
function fileToShow(
  files: readonly EmittedFile[],
  chosen: EmittedFile | undefined,
): EmittedFile | undefined {
  const wanted = chosen ? fileName(chosen) : FIRST_SHOWN;
  return (
    files.find(file => chosen && fileId(file) === fileId(chosen)) ??
    files.find(
      file =>
        fileName(file) === wanted &&
        (!chosen || file.repository === chosen.repository),
    ) ??
    files.find(file => fileName(file) === FIRST_SHOWN) ??
    files[0]
  );
}

interface FilesProps {
  files: readonly EmittedFile[];
  changed: PreviewState['changed'];
}

const Files = ({ files, changed }: FilesProps) => {
  const nodes = useMemo(() => fileTree(files), [files]);
  const [chosen, setChosen] = useState<EmittedFile>();
  const shown = fileToShow(files, chosen);
  return (
    <div className={styles.files}>
      <FileTree
        nodes={nodes}
        changed={changed}
        selected={shown && fileId(shown)}
        onSelect={id => setChosen(files.find(file => fileId(file) === id))}
      />
      {shown && <CodeView file={shown} />}
    </div>
  );
};

/** Every file that the document stands for, as it stands right now. */
export const Preview = memo(({ document }: { document: DraftDocument }) => {
  const t = useTexts();
  const { status, issues, emission, changed } = usePreview(document);
  const repositories = new Set(emission?.files.map(file => file.repository));
  return (
    <section
      className={styles.preview}
      aria-label={t('preview.title')}
      data-status={status}
    >
      <header className={styles.head}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('preview.title')}
        </Text>
        {emission && (
          <Text as="p" variant="body-small" color="secondary">
            {summaryText({
              environment: emission.environment,
              files: emission.files.length,
              repositories: repositories.size,
              t,
            })}
          </Text>
        )}
        <PreviewStatus status={status} issues={issues} />
      </header>
      {emission && <Files files={emission.files} changed={changed} />}
    </section>
  );
});
