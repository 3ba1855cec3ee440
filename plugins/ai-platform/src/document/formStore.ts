import type { IssuePath } from '@flagstone/backstage-plugin-ai-platform-common';
import { withValue } from './data';
import type { DraftDocument } from './draft';
import type { DocumentReading } from './readDocument';

/** The document that a page of the form edits, and what the core says about it. */
export interface FormDocument extends DocumentReading {
  /** What was answered, and nothing else. */
  document: DraftDocument;
  /** What the platform's configuration answers for everybody. */
  preset: unknown;
  /** Why the form refused to go on, empty if it did not. Then every fault shows, visited or not. */
  refusal: string;
}

/** Holds the document, so that an input is built anew only when what it shows has changed. */
export interface FormStore {
  get(): FormDocument;
  subscribe(listener: () => void): () => void;
  /** Takes what the form library has handed down. */
  receive(form: FormDocument): void;
  /** Changes one value; undefined leaves the answer to the defaults. */
  change(path: IssuePath, value: unknown): void;
}

/** A store whose changes go to the form library, which hands them down again. */
export function createFormStore(
  initial: FormDocument,
  onChange: (document: DraftDocument) => void,
): FormStore {
  const listeners = new Set<() => void>();
  let form = initial;
  const show = (next: FormDocument) => {
    form = next;
    listeners.forEach(listener => listener());
  };
  return {
    get: () => form,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    receive: show,
    change(path, value) {
      const document = withValue(form.document, path, value) as DraftDocument;
      // Shown at once, before it has been read: an input that lags behind its keys loses the place of the caret,
      // and two changes within one event must both arrive.
      show({ ...form, document });
      onChange(document);
    },
  };
}
