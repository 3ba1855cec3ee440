import ReactDiffViewer, {
  DiffMethod,
  type ReactDiffViewerStylesOverride,
} from 'react-diff-viewer-continued';
import type { DiffMode } from './DiffMode';
import type { Hunk } from './hunk';

const mixed = (colour: string, percent: number) =>
  `color-mix(in srgb, var(${colour}) ${percent}%, var(--bui-bg-app))`;

const ADDED = '--bui-positive-fg-subdued';
const REMOVED = '--bui-negative-fg-subdued';
const FOREGROUND = 'var(--bui-fg-primary)';
const BACKGROUND = 'var(--bui-bg-app)';
const QUIET = 'var(--bui-bg-neutral-1)';

// The colours of the design system change with the theme by themselves, so light and dark are one.
const STYLES: ReactDiffViewerStylesOverride = {
  variables: {
    light: {
      diffViewerBackground: BACKGROUND,
      diffViewerColor: FOREGROUND,
      diffViewerTitleBackground: QUIET,
      diffViewerTitleColor: FOREGROUND,
      diffViewerTitleBorderColor: 'var(--bui-border-1)',
      addedBackground: mixed(ADDED, 10),
      addedColor: FOREGROUND,
      addedGutterBackground: mixed(ADDED, 18),
      addedGutterColor: FOREGROUND,
      wordAddedBackground: mixed(ADDED, 30),
      removedBackground: mixed(REMOVED, 10),
      removedColor: FOREGROUND,
      removedGutterBackground: mixed(REMOVED, 18),
      removedGutterColor: FOREGROUND,
      wordRemovedBackground: mixed(REMOVED, 30),
      gutterBackground: QUIET,
      gutterBackgroundDark: QUIET,
      gutterColor: FOREGROUND,
      emptyLineBackground: QUIET,
    },
  },
  diffContainer: { minWidth: 0, width: '100%' },
  titleBlock: { height: 'auto', padding: '0.25em 1em', pre: { margin: 0 } },
  gutter: { pre: { opacity: 1 } },
};

interface DiffViewerProps extends Hunk {
  mode: DiffMode;
  beforeTitle: string;
  afterTitle: string;
}

/** Draws a difference. Loaded on demand: nothing else needs the library behind it. */
export const DiffViewer = (props: DiffViewerProps) => {
  const { before, after, offset, mode, beforeTitle, afterTitle } = props;
  return (
    <ReactDiffViewer
      oldValue={before}
      newValue={after}
      linesOffset={offset}
      splitView={mode === 'split'}
      leftTitle={
        mode === 'split' ? beforeTitle : `${beforeTitle} → ${afterTitle}`
      }
      rightTitle={mode === 'split' ? afterTitle : undefined}
      compareMethod={DiffMethod.WORDS}
      styles={STYLES}
      showDiffOnly={false}
      hideSummary
      // A worker from a blob is refused by the content security policy of Backstage.
      disableWorker
    />
  );
};
