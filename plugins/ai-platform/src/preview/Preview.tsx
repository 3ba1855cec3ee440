import { memo, useState } from 'react';
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

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function repositoryOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

// The one that says most about the environment.
const FIRST_SHOWN = 'main.tf';

/** The chosen file; where it is gone, for example after a new name, the one that took its place. */
function fileToShow(
  files: readonly EmittedFile[],
  chosen: string | undefined,
): EmittedFile | undefined {
  const tookItsPlace = (file: EmittedFile) =>
    chosen !== undefined &&
    file.repository === repositoryOf(chosen) &&
    nameOf(file.path) === nameOf(chosen);
  return (
    files.find(file => fileId(file) === chosen) ??
    files.find(tookItsPlace) ??
    files.find(file => nameOf(file.path) === FIRST_SHOWN) ??
    files[0]
  );
}

/** The tree of the files; the same one for as long as only their contents change. */
function useFileTree(files: readonly EmittedFile[]) {
  const [shown, setShown] = useState(() => ({ files, tree: fileTree(files) }));
  if (shown.files === files) return shown.tree;
  const isSame =
    shown.files.length === files.length &&
    files.every((file, at) => fileId(file) === fileId(shown.files[at]));
  const tree = isSame ? shown.tree : fileTree(files);
  setShown({ files, tree });
  return tree;
}

interface FilesProps {
  files: readonly EmittedFile[];
  changed: PreviewState['changed'];
}

const Files = ({ files, changed }: FilesProps) => {
  const nodes = useFileTree(files);
  const [chosen, setChosen] = useState<string>();
  const shown = fileToShow(files, chosen);
  return (
    <div className={styles.files}>
      <FileTree
        nodes={nodes}
        changed={changed}
        selected={shown && fileId(shown)}
        onSelect={setChosen}
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
