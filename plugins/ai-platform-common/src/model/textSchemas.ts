import { z } from 'zod';

/** Key of a Kubernetes label or taint, with or without a prefix. */
export const LABEL_KEY =
  /^(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
/** Value of a Kubernetes label or taint. */
export const LABEL_VALUE =
  /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
// No control characters: they cannot be shown, and some tag stores refuse them.
const PRINTABLE = /^[^\p{Cc}\p{Zl}\p{Zp}\ufeff]*$/u;

/** A name that is safe as DNS label, file name and cloud resource name. */
export const dnsLabel = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[a-z](?:[-a-z0-9]*[a-z0-9])?$/);

/** Labels in Kubernetes syntax. */
export const labelsSchema = z.record(
  z.string().regex(LABEL_KEY),
  z.string().regex(LABEL_VALUE),
);

/** One line of text for people. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(PRINTABLE)
    .refine(value => value.trim() === value, 'begins or ends with a space');
