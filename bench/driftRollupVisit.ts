import type { Page } from '@playwright/test';
import type { Timed } from './driftRollupClock';

const TURNS = 40;
const TURN_PX = 300;
const TURN_MS = 16;
/** Longer than the address of the page takes to follow what was typed. */
const PAUSE_MS = 500;

/** What a visit of the page took, in milliseconds. */
export interface RollupTimes {
  /** From the click in the navigation: until the answer had come, the rows were painted, and the filter took a letter. */
  answered: number;
  painted: number;
  usable: number;
  /** From a letter, a click, a jump until its outcome was painted. */
  filtered: number;
  ordered: number;
  jumped: number;
  /** Time between frames while the wheel turns. */
  frames: number[];
}

const took = ({ start, end }: Timed) => end - start;

const search = (page: Page) => page.getByRole('searchbox');

/** From the home page until the table is there and takes a letter. */
async function open(page: Page) {
  const rows = page.evaluate(() =>
    window.bench.timed('click', () =>
      Boolean(document.querySelector('[role="row"][aria-rowindex="2"]')),
    ),
  );
  await page.getByRole('link', { name: 'Drift' }).click();
  const { start, end } = await rows;
  const letter = page.evaluate(() =>
    window.bench.timed('input', () =>
      Boolean(document.querySelector('input[type="search"][value="f"]')),
    ),
  );
  await search(page).press('f');
  const usable = (await letter).end - start;
  const answered = await page.evaluate(() =>
    Math.max(
      ...performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('/v1/drift'))
        .map(entry => (entry as PerformanceResourceTiming).responseEnd),
    ),
  );
  return { answered: answered - start, painted: end - start, usable };
}

/** One letter more, which leaves fewer rows. */
async function filter(page: Page): Promise<number> {
  const table = page.getByRole('table');
  const before = await table.getAttribute('aria-rowcount');
  const fewer = page.evaluate(
    count =>
      window.bench.timed('keydown', () => {
        const rows = document.querySelector('[role="table"]');
        return rows?.getAttribute('aria-rowcount') !== count;
      }),
    before,
  );
  await search(page).press('r');
  return took(await fewer);
}

/** All rows, the oldest difference first. */
async function order(page: Page): Promise<number> {
  await search(page).fill('');
  await page.getByText(/^(\d+) of \1 entities$/).waitFor();
  await page.waitForTimeout(PAUSE_MS);
  const ordered = page.evaluate(() =>
    window.bench.timed('click', () =>
      Boolean(document.querySelector('[data-column="since"][aria-sort]')),
    ),
  );
  await page.getByRole('button', { name: 'Age' }).click();
  return took(await ordered);
}

async function scroll(page: Page): Promise<number[]> {
  await page.getByRole('row').nth(3).hover();
  await page.evaluate(() => {
    window.bench.watchFrames();
  });
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.mouse.wheel(0, TURN_PX);
    await page.waitForTimeout(TURN_MS);
  }
  return page.evaluate(() => window.bench.frames());
}

/** To the last row, as when the bar of the table is dragged to its end. */
async function jump(page: Page): Promise<number> {
  return took(
    await page.evaluate(() => {
      const table = document.querySelector('[role="table"]')!;
      const last = table.getAttribute('aria-rowcount');
      const there = window.bench.timed('scroll', () =>
        Boolean(table.querySelector(`[aria-rowindex="${last}"]`)),
      );
      table.parentElement!.scrollTop = table.scrollHeight;
      return there;
    }),
  );
}

/** Through the page as a person goes through it. The home page is open. */
export async function visitRollup(page: Page): Promise<RollupTimes> {
  return {
    ...(await open(page)),
    filtered: await filter(page),
    ordered: await order(page),
    frames: await scroll(page),
    jumped: await jump(page),
  };
}
