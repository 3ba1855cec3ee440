/** Runs a worker's task and prints its time, its largest memory and the number of files, for the parent. */
export async function report(task: () => Promise<number>): Promise<void> {
  const start = performance.now();
  const files = await task();
  const seconds = (performance.now() - start) / 1000;
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ seconds, peakMiB, files })}\n`);
}
