import type {
  AcceleratorQuotaView,
  QuotaFinding,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { SeverityIcon } from '../../shared/SeverityLabel';
import { findingTexts } from '../../quota/texts';
import { useTexts } from '../../useTexts';
import styles from './gpuQuotaTab.module.css';
import { Panel } from '../../shared/Panel';

interface FindingsPanelProps {
  findings: readonly QuotaFinding[];
  accelerators: readonly AcceleratorQuotaView[];
}

/** Everything that is the matter, the worst first, each with its remedy. */
export const FindingsPanel = (props: FindingsPanelProps) => {
  const t = useTexts();
  const { findings, accelerators } = props;
  return (
    <Panel title={t('gpuQuotaTab.findings')}>
      <ul className={styles.findings}>
        {findings.map(finding => {
          const { text, remedy } = findingTexts(t, finding, accelerators);
          return (
            <li key={JSON.stringify(finding)} className={styles.finding}>
              <SeverityIcon severity={finding.severity} />
              <div>
                <strong>{text}</strong>
                <p>{remedy}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
