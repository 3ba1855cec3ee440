import type { BenchArgocd } from './driftArgocd';
import type { DriftSize } from './driftScale';

/** What the measurements of the card stand on. */
export interface DriftSetting {
  argocd: BenchArgocd;
  /** Of the service account by which the backend watches the cluster. */
  token: string;
  size: DriftSize;
}
