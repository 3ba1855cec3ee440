import type { Workspace } from '../../model/workspace/workspace';
import { byPath } from '../byPath';
import { documentFile } from '../documentFile';
import { documentFolder } from '../documentPath';
import type { EmittedFile } from '../emittedFile';
import { generatedYaml } from '../generated';
import { printYaml, type YamlValue } from '../print/yaml';
import { workspaceApplication, workspaceProject } from './argoCd';
import { catalogEntity } from './catalogEntity';
import { fluxObjects } from './flux';
import { limitRange } from './limitRange';
import { localQueue } from './localQueue';
import { namespace } from './namespace';
import { resourceQuota } from './resourceQuota';

const QUOTA_COMMENT = `What the pods of the namespace may request together. Whole devices that the document does not name stand
here with 0; a device that nodes serve and that is not in this list at all is not limited.`;

const LIMITS_COMMENT = `With a quota for CPU or memory, containers that request none are refused: those of pipelines and other
helpers say nothing. They get this.`;

const PROJECT_COMMENT = `Admits the one namespace and the kinds in manifests/, and nothing else.`;

const DELIVERY_COMMENT = {
  argocd: `Applied once, together with project.yaml; from then on Git is enough.`,
  flux: `Applied once; from then on Git is enough. The Secret platform-git in flux-system holds what may read the repository.`,
} as const;

const REPOSITORY = 'platform-gitops-config' as const;

type File = (
  path: string,
  documents: YamlValue[],
  about?: string,
) => EmittedFile;

function manifests(workspace: Workspace, file: File): EmittedFile[] {
  const { queue } = workspace.spec;
  return [
    file('manifests/namespace.yaml', [namespace(workspace)]),
    file('manifests/quota.yaml', [resourceQuota(workspace)], QUOTA_COMMENT),
    file('manifests/limits.yaml', [limitRange(workspace)], LIMITS_COMMENT),
    ...(queue
      ? [file('manifests/queue.yaml', [localQueue(workspace, queue)])]
      : []),
  ];
}

function delivery(workspace: Workspace, file: File): EmittedFile[] {
  const { engine } = workspace.spec.gitops;
  const about = DELIVERY_COMMENT[engine];
  return engine === 'flux'
    ? [file('flux.yaml', fluxObjects(workspace), about)]
    : [
        file('project.yaml', [workspaceProject(workspace)], PROJECT_COMMENT),
        file('application.yaml', [workspaceApplication(workspace)], about),
      ];
}

/**
 * Every file that a workspace stands for, sorted by path. Pure and total on a parsed document: the same document
 * gives the same bytes everywhere.
 *
 * @example
 * ```ts
 * const { workspace } = parseWorkspace(document);
 * const files = workspace ? emitWorkspace(workspace) : [];
 * ```
 * @public
 */
export function emitWorkspace(workspace: Workspace): EmittedFile[] {
  const file: File = (path, documents, about) =>
    generatedYaml(workspace, {
      repository: REPOSITORY,
      path,
      documents,
      about,
    });
  return [
    documentFile(workspace),
    {
      repository: REPOSITORY,
      path: `${documentFolder(workspace)}/catalog-info.yaml`,
      content: printYaml(catalogEntity(workspace)),
    },
    ...manifests(workspace, file),
    ...delivery(workspace, file),
  ].sort(byPath);
}
