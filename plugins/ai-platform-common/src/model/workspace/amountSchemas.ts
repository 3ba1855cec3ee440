import { z } from 'zod';

// The quantities of Kubernetes that are not negative; exponents as far as they can be an amount of something.
const AMOUNT_PATTERN =
  /^(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d{1,2})?$/;

/** An amount as a Kubernetes quantity: a number, or text such as 500m or 256Gi. */
export const amount = () =>
  z.union([
    z.number().min(0).max(1_000_000_000_000_000),
    z.string().regex(AMOUNT_PATTERN),
  ]);

/** A number of things that cannot be divided. */
export const count = () =>
  z.union([
    z.number().int().min(0).max(999_999),
    z.string().regex(/^\d{1,6}$/),
  ]);
