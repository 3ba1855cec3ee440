import { Link } from '@backstage/ui';
import { useTexts } from '../useTexts';
import {
  problemRows,
  type ProblemRow,
  type ProblemSource,
} from './problemRows';
import { problemTexts, type ProblemMessages } from './problemTexts';
import { SeverityIcon } from './SeverityLabel';
import styles from './shared.module.css';

interface SourceProblemsProps {
  sources: readonly ProblemSource[];
  messages: ProblemMessages;
  /** Where the rights are written down that reading needs. */
  accessUrl: string;
}

const Problem = ({
  row,
  messages,
  accessUrl,
}: Omit<SourceProblemsProps, 'sources'> & { row: ProblemRow }) => {
  const t = useTexts();
  const { text, remedy } = problemTexts(t, messages, row);
  return (
    <li className={styles.problem} title={row.message}>
      <SeverityIcon severity={row.code === 'starting' ? 'info' : 'unknown'} />
      <span>
        <strong>{row.title}</strong>: {text}. {remedy}{' '}
        {row.code === 'forbidden' && (
          <Link href={accessUrl} target="_blank" rel="noopener">
            {t('view.accessLink')}
          </Link>
        )}
      </span>
    </li>
  );
};

/** One row for each source and reason that something is not known. */
export const SourceProblems = (props: SourceProblemsProps) => {
  const { sources, ...rest } = props;
  const rows = problemRows(sources);
  if (rows.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {rows.map(row => (
        <Problem
          key={`${row.title} ${row.code} ${row.verb}`}
          row={row}
          {...rest}
        />
      ))}
    </ul>
  );
};
