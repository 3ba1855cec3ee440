/** How many of everything. */
export interface ClusterSize {
  namespaces: number;
  nodes: number;
  pods: number;
}

const WHOLE: ClusterSize = { namespaces: 300, nodes: 2_000, pods: 20_000 };

/** The cluster of the benchmark, or a part of it for a quick look. */
export function clusterSize(scale: number): ClusterSize {
  const part = (whole: number) => Math.max(10, Math.round(whole * scale));
  return {
    namespaces: part(WHOLE.namespaces),
    nodes: part(WHOLE.nodes),
    pods: part(WHOLE.pods),
  };
}

/** `team-007`: the namespace, and the component that it belongs to. */
export const teamName = (index: number) =>
  `team-${String(index).padStart(3, '0')}`;

/** Names of all namespaces. */
export const teamNames = ({ namespaces }: ClusterSize) =>
  Array.from({ length: namespaces }, (_, index) => teamName(index));

/** Every third team shares its devices through Kueue. */
export const hasQueue = (team: number) => team % 3 === 0;
