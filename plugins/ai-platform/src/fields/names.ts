/** How templates name the field on `metadata`. */
export const METADATA_FIELD = 'AiEnvironmentMetadata';

/** How templates name the field on `spec`. */
export const SPEC_FIELD = 'AiEnvironmentSpec';

/** How templates name the field that asks for another quota. */
export const QUOTA_CHANGE_FIELD = 'GpuQuotaChange';
