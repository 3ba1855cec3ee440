import type { IssuePath } from '@flagstone/backstage-plugin-ai-platform-common';

/** What every input of the form takes. */
export interface InputProps {
  /** Where the value lies in the document. */
  path: IssuePath;
  label: string;
  description?: string;
  /** Says next to the label that an answer is needed, or what becomes of none. */
  secondaryLabel?: string;
  isRequired?: boolean;
  /** Stands in for the default of the document; null for none. */
  fallback?: unknown;
}
