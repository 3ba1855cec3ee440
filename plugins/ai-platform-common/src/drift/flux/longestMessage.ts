/** Flux says what differs in a message, a line a resource: cut short, it would hide some. In characters. */
export const LONGEST_MESSAGE = 64 * 1024;
