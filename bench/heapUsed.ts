/** Bytes of the heap that something still refers to. The process must have been started with `--expose-gc`. */
export function heapUsed(): number {
  if (!globalThis.gc) throw new Error('Start the process with --expose-gc');
  for (let times = 0; times < 4; times += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}
