import type { PodFacts } from '../facts/facts';

const OVER = new Set(['Succeeded', 'Failed']);

// Its containers have ended for good: it asks for nothing any more.
function isOver(pod: PodFacts): boolean {
  return OVER.has(pod.phase);
}

/** True if the pod has a node, and so holds what it asked for. */
export function holdsDevices(pod: PodFacts): boolean {
  return pod.node !== undefined && !isOver(pod);
}

/** True if the pod waits for a node; one that is told to go waits for nothing. */
export function waitsForNode(pod: PodFacts): boolean {
  return (
    pod.node === undefined && !isOver(pod) && pod.trouble !== 'terminating'
  );
}
