import type { AcceleratorQuotaView } from '../../view/gpuQuotaView';

/** What a name says about the devices that it counts. @public */
export interface AcceleratorDescription {
  readonly vendor: AcceleratorQuotaView['vendor'];
  readonly unit: AcceleratorQuotaView['unit'];
  /** MIG profile, for example 1g.5gb. */
  readonly profile?: string;
}
