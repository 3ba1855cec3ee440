import { createHash } from 'node:crypto';
import { born } from '../world/identity.mjs';

/** Above as many waiting jobs the team submits nothing; below as many it hurries. */
const MOST_WAITING = 4;
const FEW_WAITING = 2;
const HURRY_MS = 5000;
const PAUSE_MS = { least: 15_000, most: 45_000 };

/**
 * What the team of the busy namespace has submitted so far.
 * @typedef {{ serial: number, nextAt: number }} Submissions
 */

/**
 * Lets the team submit its next job when the time has come. The same seed gives the same jobs in the same order.
 *
 * @param {import('../world/world.mjs').World} world
 * @param {{ submissions: Submissions, templates: readonly object[], seed: string }} state
 * @param {number} now
 * @returns {{ changes: import('../world/world.mjs').Change[], submissions: Submissions }}
 */
export function submit(world, { submissions, templates, seed }, now) {
  const { serial, nextAt } = submissions;
  if (now < nextAt || templates.length === 0) {
    return { changes: [], submissions };
  }
  const waiting = world.list('Job').filter(({ spec }) => spec.suspend).length;
  const random = what => fraction(`${seed}/${serial}/${what}`);
  const pause =
    waiting < FEW_WAITING
      ? HURRY_MS
      : PAUSE_MS.least + random('pause') * (PAUSE_MS.most - PAUSE_MS.least);
  if (waiting >= MOST_WAITING) {
    return { changes: [], submissions: { serial, nextAt: now + pause } };
  }
  const template = templates[Math.floor(random('job') * templates.length)];
  return {
    changes: [{ put: born(numbered(template, serial), now) }],
    submissions: { serial: serial + 1, nextAt: now + pause },
  };
}

function numbered(template, serial) {
  const name = `${template.metadata.name}-${serial}`;
  const pods = template.spec.template;
  const labels = {
    ...pods.metadata.labels,
    'batch.kubernetes.io/job-name': name,
    'job-name': name,
  };
  return {
    ...template,
    metadata: { ...template.metadata, name },
    spec: {
      ...template.spec,
      suspend: true,
      template: { ...pods, metadata: { ...pods.metadata, labels } },
    },
  };
}

/** A number from 0 up to 1 that belongs to the text. */
function fraction(text) {
  const digest = createHash('sha256').update(text).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
