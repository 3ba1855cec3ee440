/**
 * The pure core of Flagstone: documents, and the files that follow from them.
 *
 * @packageDocumentation
 */
export * from './model';
export * from './emit';
export * from './view';
export * from './quota';
export * from './quotaChange';
export * from './drift';
export { summarizeEnvironment } from './environment/summarizeEnvironment';
