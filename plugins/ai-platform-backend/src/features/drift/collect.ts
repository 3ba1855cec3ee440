import type { DriftInputs } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ArgocdInstances } from '../../argocd/argocdInstance';
import type { ResourceReader } from '../../kubernetes/resourceReader';
import type { TerraformReports } from '../../terraform/terraformReports';
import { collectArgocd, type ArgocdDepth } from './collectArgocd';
import { collectFlux } from './collectFlux';
import type { DriftTarget } from './driftTarget';

/** Where desired and live state are read. */
export interface DriftSources {
  argocd: ArgocdInstances;
  reader: ResourceReader;
  terraform: TerraformReports;
}

/** What a look finds, before what the database knows of it. */
export type DriftFindings = Omit<DriftInputs, 'open' | 'closed' | 'ignores'>;

const NOTHING = { argocd: [], flux: [], problems: [] };

/** Whether there is anything of Flux that belongs to the entity. */
const hasFlux = ({ flux }: Pick<DriftInputs, 'flux'>) => flux.length > 0;

/** What is known now of everything that the target names. A source that does not answer is part of it. */
export async function collectDrift(
  target: DriftTarget,
  { argocd, reader, terraform }: DriftSources,
  depth: ArgocdDepth,
): Promise<DriftFindings> {
  const [applications, flux, workspaces] = await Promise.all([
    target.argocd ? collectArgocd(target.argocd, argocd, depth) : NOTHING,
    target.flux ? collectFlux(target.flux, reader) : NOTHING,
    Promise.all(target.terraform.map(each => terraform.inputs(each))),
  ]);
  // Who names applications of Argo CD says where its state comes from; a cluster that may have Flux too is no news then.
  const asksFlux =
    hasFlux(flux) || (!target.argocd && target.terraform.length === 0);
  return {
    argocd: applications.argocd,
    flux: flux.flux,
    terraform: workspaces,
    problems: [...applications.problems, ...(asksFlux ? flux.problems : [])],
  };
}
