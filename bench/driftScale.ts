/** How many of everything. */
export interface DriftSize {
  /** In Argo CD. */
  applications: number;
  /** Of them, brought out and compared by Argo CD; the others are copies of these. */
  reconciled: number;
  /** Components whose pages people look at again and again, each with an application of its own. */
  components: number;
  /** Resources that are compared. */
  resources: number;
  /** Resources of the plan. */
  planned: number;
}

const WHOLE: DriftSize = {
  applications: 10_000,
  reconciled: 50,
  components: 300,
  resources: 10_000,
  planned: 12_500,
};

/** The sizes of the benchmark, or a part of them for a quick look. */
export function driftSize(scale: number): DriftSize {
  const part = (whole: number) => Math.max(10, Math.round(whole * scale));
  return {
    applications: part(WHOLE.applications),
    // One of ten of the copies differs too.
    reconciled: Math.ceil(part(WHOLE.reconciled) / 10) * 10,
    components: part(WHOLE.components),
    resources: part(WHOLE.resources),
    planned: part(WHOLE.planned),
  };
}

/** `app-00042`: the application, its namespace, and the component that names it. */
export const appName = (index: number) =>
  `app-${String(index).padStart(5, '0')}`;

/** Names from one index to another. */
export const appNames = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => appName(from + index));

/** One of ten differs from Git. */
export const isDrifted = (app: number) => app % 10 === 0;
