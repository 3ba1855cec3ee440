import { useEffect, useId, useState } from 'react';
import type {
  Issue,
  IssuePath,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { useChange, useForm, useFormValue } from '../document/FormDocument';

interface InputOptions {
  path: IssuePath;
  /** True if a value is complete as soon as it is there, as with a choice: its issues show at once. */
  immediate?: boolean;
  /** Stands in for the default of the document; null for none. */
  fallback?: unknown;
}

/** One value of the document, with what every kind of input needs to show it. */
export interface Input {
  value: unknown;
  /** What the platform's configuration answers. */
  preset: unknown;
  /** What is filled in where the value is left alone. */
  fallback: unknown;
  set(value: unknown): void;
  /** The issues to show now: nobody is told about a fault while still typing it for the first time. */
  shown: readonly Issue[];
  issuesId: string;
  /** For the control itself, whichever it is. */
  control: {
    isInvalid: boolean;
    validationBehavior: 'aria';
    'aria-describedby': string | undefined;
    onFocusChange(focused: boolean): void;
  };
}

// A press on something else begins with the loss of the focus here. Words that appear before it ends would move its
// target from under the pointer.
const AFTER_A_PRESS_MS = 200;

type Phase = 'untouched' | 'writing' | 'visited';

/** How far somebody has come with an input: first it is written in, and once left it stays visited. */
function usePhase() {
  const [phase, setPhase] = useState<Phase>('untouched');
  const [isLeft, setLeft] = useState(false);
  useEffect(() => {
    if (!isLeft) return undefined;
    const timer = setTimeout(() => setPhase('visited'), AFTER_A_PRESS_MS);
    return () => clearTimeout(timer);
  }, [isLeft]);
  return {
    phase,
    enter: () => setPhase(now => (now === 'untouched' ? 'writing' : now)),
    leave: () => setLeft(true),
  };
}

/** Connects a control to a value of the document. */
export function useInput(options: InputOptions): Input {
  const { path, immediate = false } = options;
  const { value, preset, fallback, issues } = useFormValue(path);
  const change = useChange();
  const isRefused = useForm(form => form.refusal !== '');
  const issuesId = useId();
  const { phase, enter, leave } = usePhase();

  const isGiven = value !== undefined;
  const isTold =
    isRefused ||
    phase === 'visited' ||
    (isGiven && (immediate || phase === 'untouched'));
  const shown = isTold ? issues : [];
  return {
    value,
    preset,
    fallback: options.fallback === undefined ? fallback : options.fallback,
    set: next => change(path, next),
    shown,
    issuesId,
    control: {
      isInvalid: shown.some(issue => issue.severity === 'error'),
      // The form library submits; the browser must not refuse in its own words.
      validationBehavior: 'aria',
      'aria-describedby': shown.length > 0 ? issuesId : undefined,
      onFocusChange: isFocused => {
        // What is told already stays told while it is being put right.
        if (!isFocused) leave();
        else if (shown.length === 0) enter();
      },
    },
  };
}
