import { lazy, Suspense } from 'react';
import { Skeleton, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useTexts } from '../useTexts';
import { useDiffMode, type DiffMode } from './DiffMode';
import styles from './diffView.module.css';
import { hunkOf } from './hunk';

const DiffViewer = lazy(() =>
  import('./DiffViewer').then(module => ({ default: module.DiffViewer })),
);

// What scrolls is reached by keyboard, so that the arrow keys scroll it.
const FOCUSABLE = 0;

const ModeSwitch = () => {
  const t = useTexts();
  const { mode, setMode } = useDiffMode();
  return (
    <ToggleButtonGroup
      aria-label={t('driftTab.diff.mode')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={keys => setMode([...keys][0] as DiffMode)}
    >
      <ToggleButton id="split">{t('driftTab.diff.split')}</ToggleButton>
      <ToggleButton id="inline">{t('driftTab.diff.inline')}</ToggleButton>
    </ToggleButtonGroup>
  );
};

interface DiffViewProps {
  /** What differs. */
  title: string;
  before: string;
  after: string;
  beforeTitle: string;
  afterTitle: string;
}

/** Two texts side by side or inline. The viewer itself is fetched when the first difference is shown. */
export const DiffView = (props: DiffViewProps) => {
  const t = useTexts();
  const { title, before, after, ...titles } = props;
  const { mode } = useDiffMode();
  return (
    <div className={styles.diff}>
      <ModeSwitch />
      <div
        className={styles.scroll}
        role="region"
        aria-label={t('driftTab.diff.of', { title })}
        tabIndex={FOCUSABLE}
      >
        <Suspense
          fallback={
            <div role="status" aria-label={t('driftTab.diff.loading')}>
              <Skeleton width="100%" height={96} />
            </div>
          }
        >
          <DiffViewer {...hunkOf(before, after)} {...titles} mode={mode} />
        </Suspense>
      </div>
    </div>
  );
};
