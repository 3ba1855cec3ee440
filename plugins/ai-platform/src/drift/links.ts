/** Where the rights that reading and writing need are written down. */
export const ACCESS_DOCS_URL =
  'https://github.com/flagstone/flagstone/blob/main/docs/drift.md#argo-cd';

/** Where the annotations are written down. */
export const ANNOTATION_DOCS_URL =
  'https://github.com/flagstone/flagstone/blob/main/docs/drift.md#annotations';
