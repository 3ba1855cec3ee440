import { accountCheck } from './account';
import { acceleratorChecks } from './accelerators';
import { budgetCheck } from './budget';
import type { Check } from './check';
import { gitopsChecks } from './gitops';
import { iacChecks } from './iac';
import { kubernetesVersionCheck } from './kubernetesVersion';
import { labelsCheck } from './labels';
import { machineCheck } from './machines';
import { networkChecks } from './network';
import { nodePoolChecks } from './nodePools';
import { platformChecks } from './platform';
import { productionChecks } from './production';
import { regionCheck } from './region';

/** Every rule between fields, in the order in which people read a document. */
export const CHECKS: readonly Check[] = [
  labelsCheck,
  accountCheck,
  regionCheck,
  ...networkChecks,
  kubernetesVersionCheck,
  ...nodePoolChecks,
  machineCheck,
  ...acceleratorChecks,
  ...platformChecks,
  ...productionChecks,
  ...gitopsChecks,
  ...iacChecks,
  budgetCheck,
];
