import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type PropsWithChildren,
} from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type {
  Issue,
  IssuePath,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt } from './data';
import { draftDocument, type DraftParts } from './draft';
import {
  createFormStore,
  type FormDocument,
  type FormStore,
} from './formStore';
import { issuesUnder } from './issues';
import { platformDefaults } from './platformDefaults';
import { readDocument } from './readDocument';
import { sameData } from './sameData';

const FormStoreContext = createContext<FormStore | undefined>(undefined);

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
  const { part, metadata, spec, refusal, children } = props;
  const config = useApi(configApiRef);
  const preset = useMemo(() => platformDefaults(config), [config]);
  const document = useMemo(
    () => draftDocument({ metadata, spec }),
    [metadata, spec],
  );
  const form = useMemo(
    () => ({ ...readDocument(document, preset), document, preset, refusal }),
    [document, preset, refusal],
  );

  const { onChange } = props;
  const currentOnChange = useRef(onChange);
  const [store] = useState(() =>
    createFormStore(form, changed =>
      currentOnChange.current(changed[part] ?? {}),
    ),
  );
  useLayoutEffect(() => {
    currentOnChange.current = onChange;
  }, [onChange]);
  useLayoutEffect(() => store.receive(form), [store, form]);
  return (
    <FormStoreContext.Provider value={store}>
      {children}
    </FormStoreContext.Provider>
  );
};

/** The document of the page that the component stands on. */
export function useFormStore(): FormStore {
  const store = useContext(FormStoreContext);
  if (!store) throw new Error('There is no FormDocumentProvider around this');
  return store;
}

/** Something of the document. Keeps its identity for as long as its content is the same. */
export function useForm<T>(select: (form: FormDocument) => T): T {
  const store = useFormStore();
  const selected = useRef<{ value: T }>();
  return useSyncExternalStore(store.subscribe, () => {
    const value = select(store.get());
    if (!selected.current || !sameData(selected.current.value, value)) {
      selected.current = { value };
    }
    return selected.current.value;
  });
}

/** Changes one value of the document; undefined leaves the answer to the defaults. */
export function useChange(): FormStore['change'] {
  return useFormStore().change;
}

/** What an input shows. */
export interface FormValue {
  /** What was answered, undefined where it was left alone. */
  value: unknown;
  /** What the platform's configuration answers. */
  preset: unknown;
  /** What is filled in where it is left alone. */
  fallback: unknown;
  /** Every issue that lies at the value or within it. */
  issues: readonly Issue[];
}

/** One value of the document. */
export function useFormValue(path: IssuePath): FormValue {
  return useForm(form => ({
    value: valueAt(form.document, path),
    preset: valueAt(form.preset, path),
    fallback: valueAt(form.defaults, path),
    issues: issuesUnder(form.issues, path),
  }));
}
