import { repositoryLocation } from '../../model/gitUrl';
import type { Workspace } from '../../model/workspace/workspace';
import { GIT_SECRET } from '../flux/constants';
import { fluxObject } from '../flux/fluxObject';
import { fluxGitUrl, gitReference } from '../flux/gitRepository';
import { gitFolder } from '../gitops/repositories';
import { workspaceLabels } from './labels';
import { deliveryName } from './names';

/** The source and the Kustomization that deploy what lies in `manifests/`. */
export function fluxObjects(workspace: Workspace) {
  const { gitops, stage } = workspace.spec;
  const { url } = repositoryLocation(gitops, 'platform-gitops-config');
  const { path } = gitFolder(workspace, 'platform-gitops-config', 'manifests');
  const name = deliveryName(workspace);
  const labels = workspaceLabels(workspace);
  return [
    fluxObject(
      {
        ...{ name, labels, kind: 'GitRepository' },
        apiVersion: 'source.toolkit.fluxcd.io/v1',
      },
      {
        interval: '1m',
        url: fluxGitUrl(url),
        ref: gitReference(gitops.revision),
        secretRef: { name: GIT_SECRET },
      },
    ),
    fluxObject(
      {
        ...{ name, labels, kind: 'Kustomization' },
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      },
      {
        interval: '10m',
        retryInterval: '1m',
        timeout: '5m',
        path: `./${path}`,
        sourceRef: { kind: 'GitRepository', name },
        prune: stage !== 'prod',
        wait: true,
      },
    ),
  ];
}
