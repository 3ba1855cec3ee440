import { memo, useState, type PropsWithChildren, type ReactNode } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiFileCodeLine,
  RiFolder3Line,
  RiGitRepositoryLine,
} from '@remixicon/react';
import { useTexts } from '../useTexts';
import type { FolderNode, RepositoryNode, TreeNode } from './treeNodes';
import styles from './preview.module.css';

interface TreeProps {
  selected: string | undefined;
  changed: ReadonlySet<string>;
  onSelect(id: string): void;
}

function holds(folder: FolderNode, ids: ReadonlySet<string>): boolean {
  return folder.children.some(child =>
    child.kind === 'file' ? ids.has(child.id) : holds(child, ids),
  );
}

const ChangeMark = () => {
  const t = useTexts();
  return (
    <span
      className={styles.changed}
      role="img"
      aria-label={t('preview.changed')}
    />
  );
};

interface BranchProps {
  icon: ReactNode;
  node: FolderNode;
  isOpenAtFirst: boolean;
  changed: ReadonlySet<string>;
  label: ReactNode;
}

/** A row that opens and closes what is below it. */
const Branch = (props: PropsWithChildren<BranchProps>) => {
  const { icon, node, isOpenAtFirst, changed, label, children } = props;
  const t = useTexts();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const Arrow = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <li>
      <button
        type="button"
        className={styles.node}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Arrow size={14} aria-hidden />
        {icon}
        {label} {!isOpen && holds(node, changed) && <ChangeMark />}{' '}
        <span className={styles.count}>
          <span aria-hidden>{node.count}</span>
          <VisuallyHidden>
            {t('preview.filesOf', { count: node.count })}
          </VisuallyHidden>
        </span>
      </button>
      {isOpen && <ul>{children}</ul>}
    </li>
  );
};

const Folder = ({ folder, ...tree }: TreeProps & { folder: FolderNode }) => (
  <Branch
    icon={<RiFolder3Line size={14} aria-hidden />}
    label={<span className={styles.nodeName}>{folder.name}</span>}
    node={folder}
    isOpenAtFirst={
      tree.selected !== undefined && holds(folder, new Set([tree.selected]))
    }
    changed={tree.changed}
  >
    {folder.children.map(child => (
      <Node key={child.id} node={child} {...tree} />
    ))}
  </Branch>
);

interface RepositoryProps extends TreeProps {
  repository: RepositoryNode;
}

const Repository = ({ repository, ...tree }: RepositoryProps) => (
  <Branch
    icon={<RiGitRepositoryLine size={14} aria-hidden />}
    label={
      <span className={styles.repository}>
        <span className={styles.nodeName}>{repository.name}</span>{' '}
        <span className={styles.repositoryPath}>{repository.path}</span>
      </span>
    }
    node={repository}
    isOpenAtFirst
    changed={tree.changed}
  >
    {repository.children.map(child => (
      <Node key={child.id} node={child} {...tree} />
    ))}
  </Branch>
);

// A declaration, so that folders can hold nodes and nodes can be folders.
function Node({ node, ...tree }: TreeProps & { node: TreeNode }) {
  if (node.kind === 'folder') return <Folder folder={node} {...tree} />;
  return (
    <li>
      <button
        type="button"
        className={styles.node}
        aria-current={node.id === tree.selected ? 'true' : undefined}
        onClick={() => tree.onSelect(node.id)}
      >
        <RiFileCodeLine size={14} aria-hidden />
        <span className={styles.nodeName}>{node.name}</span>{' '}
        {tree.changed.has(node.id) && <ChangeMark />}
      </button>
    </li>
  );
}

/** The files to choose from, by repository and folder. */
export const FileTree = memo(
  ({ nodes, ...tree }: TreeProps & { nodes: readonly RepositoryNode[] }) => {
    const t = useTexts();
    return (
      <nav className={styles.tree} aria-label={t('preview.files')}>
        <ul>
          {nodes.map(node => (
            <Repository key={node.id} repository={node} {...tree} />
          ))}
        </ul>
      </nav>
    );
  },
);
