/**
 * What the backends of Flagstone share: reading from and committing to Git.
 *
 * @packageDocumentation
 */
export * from './git';
export * from './repository';
