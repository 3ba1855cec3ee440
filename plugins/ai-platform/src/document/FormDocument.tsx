import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  type PropsWithChildren,
} from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type {
  Issue,
  IssuePath,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt, withValue } from './data';
import { draftDocument, type DraftDocument, type DraftParts } from './draft';
import { platformDefaults } from './platformDefaults';
import { readDocument, type DocumentReading } from './readDocument';

/** The document that a page of the form edits, and what the core says about it. */
export interface FormDocument extends DocumentReading {
  /** What was answered, and nothing else. */
  document: DraftDocument;
  /** What the platform's configuration answers for everybody. */
  preset: unknown;
  /** Why the form refused to go on, empty if it did not. Then every fault shows, visited or not. */
  refusal: string;
  /** Changes one value; undefined leaves the answer to the defaults. */
  set(path: IssuePath, value: unknown): void;
}

const FormDocumentContext = createContext<FormDocument | undefined>(undefined);

/** The document of the page that the component stands on. */
export function useFormDocument(): FormDocument {
  const form = useContext(FormDocumentContext);
  if (!form) throw new Error('There is no FormDocumentProvider around this');
  return form;
}

interface FormDocumentProviderProps extends DraftParts {
  /** Which half of the document the page edits. */
  part: 'metadata' | 'spec';
  onChange(part: unknown): void;
  refusal: string;
}

/** Reads the document anew whenever a part changes, and hands it to every input within. */
export const FormDocumentProvider = (
  props: PropsWithChildren<FormDocumentProviderProps>,
) => {
  const { part, metadata, spec, onChange, refusal, children } = props;
  const config = useApi(configApiRef);
  const preset = useMemo(() => platformDefaults(config), [config]);
  const document = useMemo(
    () => draftDocument({ metadata, spec }),
    [metadata, spec],
  );
  const reading = useMemo(
    () => readDocument(document, preset),
    [document, preset],
  );

  // Two changes within one event must both arrive, so each builds on the newest and not on what is shown.
  const latest = useRef(document);
  latest.current = document;
  const set = useCallback(
    (path: IssuePath, value: unknown) => {
      latest.current = withValue(latest.current, path, value) as DraftDocument;
      onChange(latest.current[part] ?? {});
    },
    [onChange, part],
  );

  const form = useMemo(
    () => ({ document, preset, ...reading, refusal, set }),
    [document, preset, reading, refusal, set],
  );
  return (
    <FormDocumentContext.Provider value={form}>
      {children}
    </FormDocumentContext.Provider>
  );
};

/** What an input shows and changes. */
export interface FormValue {
  /** What was answered, undefined where it was left alone. */
  value: unknown;
  /** What the platform's configuration answers. */
  preset: unknown;
  /** What is filled in where it is left alone. */
  fallback: unknown;
  issues: readonly Issue[];
  set(value: unknown): void;
}

/** One value of the document, with every issue that lies at or within it. */
export function useFormValue(path: IssuePath): FormValue {
  const { document, preset, defaults, issues, set } = useFormDocument();
  const key = JSON.stringify(path);
  return useMemo(() => {
    const where = JSON.parse(key) as IssuePath;
    return {
      value: valueAt(document, where),
      preset: valueAt(preset, where),
      fallback: valueAt(defaults, where),
      issues: issues.filter(issue =>
        where.every((part, index) => part === issue.path[index]),
      ),
      set: (value: unknown) => set(where, value),
    };
  }, [key, document, preset, defaults, issues, set]);
}
