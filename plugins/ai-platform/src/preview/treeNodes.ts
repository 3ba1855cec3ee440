import {
  REPOSITORIES,
  type EmittedFile,
} from '@flagstone/backstage-plugin-ai-platform-common';

export interface FileNode {
  kind: 'file';
  name: string;
  /** Unique among all repositories. */
  id: string;
}

export interface FolderNode {
  kind: 'folder';
  /** The name, or several with slashes between where a folder holds nothing but the next. */
  name: string;
  id: string;
  /** Files within, at any depth. */
  count: number;
  children: TreeNode[];
}

export interface RepositoryNode extends FolderNode {
  /** The folder that everything lies in, if there is one. */
  path: string;
}

export type TreeNode = FileNode | FolderNode;

/** What tells a file from all others. */
export function fileId({ repository, path }: EmittedFile): string {
  return `${repository}/${path}`;
}

function joined(folder: FolderNode): FolderNode {
  const [only, ...others] = folder.children;
  return only?.kind === 'folder' && others.length === 0
    ? { ...only, name: `${folder.name}/${only.name}` }
    : folder;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string) {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function nodesOf(
  files: readonly EmittedFile[],
  prefix: string,
  rest: (file: EmittedFile) => string,
): TreeNode[] {
  const isHere = (file: EmittedFile) => !rest(file).includes('/');
  const folders = groupBy(
    files.filter(file => !isHere(file)),
    file => rest(file).split('/')[0],
  );
  return [
    ...[...folders].map(([name, inner]) => {
      const id = `${prefix}/${name}`;
      const children = nodesOf(inner, id, file =>
        rest(file).slice(name.length + 1),
      );
      return joined({
        kind: 'folder',
        name,
        id,
        count: inner.length,
        children,
      });
    }),
    ...files.filter(isHere).map(
      (file): FileNode => ({
        kind: 'file',
        name: rest(file),
        id: fileId(file),
      }),
    ),
  ];
}

/** The files as a tree: repositories in their usual order, folders before files, long paths in one line. */
export function fileTree(files: readonly EmittedFile[]): RepositoryNode[] {
  return REPOSITORIES.map(name => {
    const inner = files.filter(file => file.repository === name);
    const children = nodesOf(inner, name, file => file.path);
    const [only, ...others] = children;
    const root = {
      kind: 'folder',
      name,
      id: name,
      count: inner.length,
    } as const;
    return only?.kind === 'folder' && others.length === 0
      ? { ...root, path: only.name, children: only.children }
      : { ...root, path: '', children };
  }).filter(repository => repository.count > 0);
}
