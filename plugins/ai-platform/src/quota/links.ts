/** Where the rights that the cluster's service account needs are written down. */
export const ACCESS_DOCS_URL =
  'https://github.com/flagstone/flagstone/blob/main/docs/gpu-quota.md#access';

/** Where the annotations are written down. */
export const ANNOTATION_DOCS_URL =
  'https://github.com/flagstone/flagstone/blob/main/docs/gpu-quota.md#annotations';
