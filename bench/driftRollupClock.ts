/** When something was asked for and when its outcome was painted, in milliseconds of the page's own clock. */
export interface Timed {
  start: number;
  end: number;
}

/** Runs in the page. */
export interface PageClock {
  /** From the next such event until what it leads to is painted. */
  timed(event: string, isDone: () => boolean): Promise<Timed>;
  /** Time between frames from now on. */
  watchFrames(): void;
  frames(): number[];
}

declare global {
  interface Window {
    bench: PageClock;
  }
}

/** Gives the page its clock; it stands alone, for the browser sees nothing around it. */
export function installClock(): void {
  let gaps: number[] = [];
  let isWatching = false;
  const frame = () =>
    new Promise<number>(resolve => {
      requestAnimationFrame(resolve);
    });
  const nextTask = () =>
    new Promise(resolve => {
      setTimeout(resolve, 0);
    });
  window.bench = {
    async timed(event, isDone) {
      const start = await new Promise<number>(resolve => {
        window.addEventListener(event, ({ timeStamp }) => resolve(timeStamp), {
          ...{ capture: true, once: true },
        });
      });
      do await frame();
      while (!isDone());
      // The next task runs once the frame is painted.
      await nextTask();
      return { start, end: performance.now() };
    },
    async watchFrames() {
      gaps = [];
      isWatching = true;
      let last = await frame();
      while (isWatching) {
        const now = await frame();
        gaps.push(now - last);
        last = now;
      }
    },
    frames() {
      isWatching = false;
      return gaps;
    },
  };
}
