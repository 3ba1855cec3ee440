import { Link } from '@backstage/ui';
import type { ClusterQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { useTexts } from '../useTexts';
import { ACCESS_DOCS_URL } from './links';
import { problemRows, type ProblemRow } from './problemRows';
import styles from './quota.module.css';
import { SeverityIcon } from './SeverityLabel';
import { problemTexts } from './texts';

const Problem = ({ row }: { row: ProblemRow }) => {
  const t = useTexts();
  const { text, remedy } = problemTexts(t, row);
  return (
    <li className={styles.problem} title={row.message}>
      <SeverityIcon severity={row.code === 'starting' ? 'info' : 'unknown'} />
      <span>
        <strong>{row.cluster.title}</strong>: {text}. {remedy}{' '}
        {row.code === 'forbidden' && (
          <Link href={ACCESS_DOCS_URL} target="_blank" rel="noopener">
            {t('gpuQuotaSources.accessLink')}
          </Link>
        )}
      </span>
    </li>
  );
};

/** One row for each cluster and reason that something is not known. */
export const SourceProblems = ({
  clusters,
}: {
  clusters: readonly ClusterQuotaView[];
}) => {
  const rows = problemRows(clusters);
  if (rows.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {rows.map(row => (
        <Problem
          key={`${row.cluster.name} ${row.code} ${row.verb}`}
          row={row}
        />
      ))}
    </ul>
  );
};
