import { useMemo, useState } from 'react';
import {
  emitEnvironment,
  hasErrors,
  parseEnvironment,
  type EmittedFile,
  type Environment,
  type Issue,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt } from '../document/data';
import type { DraftDocument } from '../document/draft';
import { soundEnvironment } from '../document/soundEnvironment';
import { changedFiles } from './changedFiles';

interface Emission {
  environment: Environment;
  files: EmittedFile[];
}

/** What the preview shows. */
export interface Preview {
  /**
   * live: the files of the document as it is; blocked: the last good ones, since the document has faults;
   * sketch: files with placeholders, since it was never good; empty: not even a cloud is known.
   */
  status: 'live' | 'blocked' | 'sketch' | 'empty';
  issues: readonly Issue[];
  emission: Emission | undefined;
  /** Files that differ from those shown before. */
  changed: ReadonlySet<string>;
}

function emissionOf(environment: Environment): Emission {
  return { environment, files: emitEnvironment(environment) };
}

const NOTHING: ReadonlySet<string> = new Set();

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(item => b.has(item));
}

function useChanged(emission: Emission | undefined): ReadonlySet<string> {
  const [shown, setShown] = useState({ emission, changed: NOTHING });
  if (shown.emission === emission) return shown.changed;
  const differing =
    shown.emission && emission
      ? changedFiles(shown.emission.files, emission.files)
      : NOTHING;
  const changed = isSameSet(shown.changed, differing)
    ? shown.changed
    : differing;
  // State that follows from a change of the arguments: React renders once more before it shows anything.
  setShown({ emission, changed });
  return changed;
}

/** Runs the core on the document: the same code, and so the same files, as in the backend. */
export function usePreview(document: DraftDocument): Preview {
  const { good, issues } = useMemo(() => {
    const { environment, ...parsed } = parseEnvironment(document);
    return {
      issues: parsed.issues,
      good: environment && emissionOf(environment),
    };
  }, [document]);
  const [lastGood, setLastGood] = useState(good);
  if (good && good !== lastGood) setLastGood(good);
  const kept = good ?? lastGood;

  const hasCloud = valueAt(document, ['spec', 'cloud']) !== undefined;
  const sketch = useMemo(() => {
    if (kept || !hasCloud) return undefined;
    return emissionOf(soundEnvironment(document));
  }, [kept, hasCloud, document]);

  const emission = kept ?? sketch;
  const changed = useChanged(emission);
  if (good) return { status: 'live', issues, emission, changed };
  if (lastGood) return { status: 'blocked', issues, emission, changed };
  const status = sketch && hasErrors(issues) ? 'sketch' : 'empty';
  return { status, issues, emission, changed };
}
