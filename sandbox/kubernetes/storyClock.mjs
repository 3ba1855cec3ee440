import { parseManifests, synchronize } from './gitops/manifests.mjs';
import { step } from './world/step.mjs';
import { World } from './world/world.mjs';

/** How long the story has gone on when the first visitor comes, long enough for a queue; told in large steps. */
const BEFORE_MS = 10 * 60_000;
const BEFORE_STEP_MS = 5000;
const SEED = 'flagstone';
const FIRST_JOB = 101;

/** Tells the story. Whoever calls `tick` decides what time it is and how large the steps are. */
export class StoryClock {
  #moment;
  #now;

  /**
   * The story some minutes before a time: `tick` brings it there.
   * @param {Awaited<ReturnType<typeof import('./world/readStory.mjs').readStory>>} story
   * @param {number} now milliseconds since 1970
   */
  constructor({ objects, templates }, now) {
    this.#now = now - BEFORE_MS;
    this.#moment = {
      world: new World().with(objects.map(put => ({ put }))),
      templates,
      submissions: { serial: FIRST_JOB, nextAt: this.#now },
      seed: SEED,
    };
  }

  get world() {
    return this.#moment.world;
  }

  /** Does to the cluster what does not belong to the story: what somebody applies, or a controller from without. */
  change(changes) {
    this.#moment = {
      ...this.#moment,
      world: this.#moment.world.with(changes),
    };
  }

  /** Goes on to a time. What lies before it is told in large steps. */
  tick(now) {
    const large = Math.floor((now - this.#now - 1) / BEFORE_STEP_MS);
    const steps = Math.min(Math.max(large, 0), BEFORE_MS / BEFORE_STEP_MS);
    for (let left = steps; left > 0; left -= 1) {
      this.#moment = step(this.#moment, now - left * BEFORE_STEP_MS);
    }
    this.#moment = step(this.#moment, now);
    this.#now = now;
  }

  /**
   * Makes the cluster what the workspaces' manifests say.
   * @param {readonly { path: string, text: string }[]} files
   * @throws Error for what cannot be read; the cluster is then left as it is
   */
  synchronize(files) {
    const { world } = this.#moment;
    const changes = synchronize(world, parseManifests(files), this.#now);
    // A step, so that an amount that is none is found before the cluster depends on it.
    this.#moment = step(
      { ...this.#moment, world: world.with(changes) },
      this.#now,
    );
  }
}
