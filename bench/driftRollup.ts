import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { answerOf } from './driftRollupAnswer';
import { RollupBrowser } from './driftRollupBrowser';
import { serveApp } from './driftRollupServer';
import type { RollupTimes } from './driftRollupVisit';
import { printGoals, type Measurement } from './goals';
import { quantile } from './print';

const ROOT = join(__dirname, '..');
const VISITS = 20;
const GOAL_MS = 1_500;

/** What is measured, and the most that it may take in milliseconds. */
const PARTS: readonly {
  what: string;
  time: Exclude<keyof RollupTimes, 'frames'>;
  goal?: number;
}[] = [
  {
    what: 'click in the navigation until usable',
    time: 'usable',
    goal: GOAL_MS,
  },
  { what: '  of it: until the answer had come', time: 'answered' },
  { what: '  of it: until the rows were painted', time: 'painted' },
  { what: 'a letter in the filter until painted', time: 'filtered' },
  { what: 'another order until painted', time: 'ordered' },
  { what: 'a jump to the last row until painted', time: 'jumped' },
];

function quantiles(values: readonly number[]): { text: string; p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map(share => quantile(sorted, share));
  return { text: `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`, p95 };
}

function measurements(visits: readonly RollupTimes[]): Measurement[] {
  const parts = PARTS.map(({ what, time, goal }) => {
    const { text, p95 } = quantiles(visits.map(visit => visit[time]));
    return {
      what,
      measured: text,
      ...(goal && { goal: `p95 ${goal} ms`, met: p95 <= goal }),
    };
  });
  const frames = quantiles(visits.flatMap(visit => visit.frames));
  return [
    ...parts,
    { what: 'time between frames while scrolling', measured: frames.text },
  ];
}

/**
 * The page on the drift of everything, as it is built for production, in a browser.
 *
 * @param options - scale: 1 for 10,000 entities
 */
export async function driftPage({ scale }: { scale: number }): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const rows = Math.max(100, Math.round(10_000 * scale));
  const dist = join(ROOT, 'packages/app/dist');
  const app = await serveApp(dist, answerOf(rows, Date.now()));
  const browser = await RollupBrowser.start(app.url);
  const visits: RollupTimes[] = [];
  try {
    // The first one warms the server and what the machine keeps of files.
    await browser.visit();
    while (visits.length < VISITS) visits.push(await browser.visit());
  } finally {
    await browser.close();
    await app.close();
  }
  printGoals(
    `The page with ${rows} entities in the browser, ${VISITS} visits, p50 / p95`,
    measurements(visits),
  );
}
