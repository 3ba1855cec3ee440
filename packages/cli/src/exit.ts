/** Done, nothing wrong. */
export const EXIT_OK = 0;
/** A document has faults, or files are not what the documents say. */
export const EXIT_FAULTS = 1;
/** Wrong usage, or a file that cannot be read or written. */
export const EXIT_USAGE = 2;

/** The command line makes no sense; the message says why. */
export class UsageError extends Error {}
