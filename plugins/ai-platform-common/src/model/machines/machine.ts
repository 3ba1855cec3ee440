import type { AcceleratorType } from '../accelerators';

/** A machine type of a cloud. @public */
export interface Machine {
  name: string;
  /** Virtual CPUs. */
  cpu: number;
  /** Memory in GiB. */
  memoryGib: number;
  arch: 'amd64' | 'arm64';
  /** Accelerators that are part of the machine. */
  accelerator?: { type: AcceleratorType; count: number };
  /** Accelerators that can be attached to it, with the counts that are allowed (Google Cloud N1). */
  attachable?: { type: AcceleratorType; counts: readonly number[] };
}

type Row = readonly [name: string, cpu: number, memoryGib: number];
type AcceleratedRow = readonly [...Row, count: number];

/** Machines without accelerators. */
export function plain(
  rows: readonly Row[],
  arch: Machine['arch'] = 'amd64',
): Machine[] {
  return rows.map(([name, cpu, memoryGib]) => ({ name, cpu, memoryGib, arch }));
}

/** Machines of one accelerator family; the last number of a row is the count a machine. */
export function accelerated(
  type: AcceleratorType,
  rows: readonly AcceleratedRow[],
): Machine[] {
  return rows.map(([name, cpu, memoryGib, count]) => ({
    name,
    cpu,
    memoryGib,
    arch: 'amd64',
    accelerator: { type, count },
  }));
}
