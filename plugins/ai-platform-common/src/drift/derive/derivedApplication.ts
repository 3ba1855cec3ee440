import type { DriftApplication, DriftResource } from '../../view/driftView';

/** An application as it travels, and all of its resources, also those beyond what is sent. */
export interface DerivedApplication {
  application: DriftApplication;
  resources: readonly DriftResource[];
  /** True where something in it could not be compared. */
  unknown: boolean;
}
