import { Flex } from '@backstage/ui';
import type {
  GpuQuotaView,
  QuotaFindingCode,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { FindingNote } from '../../quota/FindingNote';
import { QuotaHeadline } from '../../quota/QuotaHeadline';
import { Muted } from '../../shared/Muted';
import { ViewSkeleton } from '../../shared/ViewSkeleton';
import { ClusterProblems } from '../../quota/ClusterProblems';
import { worstFirst } from '../../quota/worst';
import { useTexts } from '../../useTexts';
import { SummaryRows } from './SummaryRows';

/** The finding that a headline speaks of already. */
const SAID: Partial<Record<string, QuotaFindingCode>> = {
  freeAndWaiting: 'waiting',
  over: 'overQuota',
  notLimited: 'notLimited',
  noQuota: 'noQuota',
  keyNotServed: 'keyNotServed',
  namespaceMissing: 'namespaceMissing',
};

/** The worst finding of all namespaces; what could not be read has rows of its own. */
function worstFinding(view: GpuQuotaView) {
  const findings = view.clusters
    .flatMap(cluster => cluster.namespaces)
    .flatMap(({ accelerators, findings: all }) =>
      all.map(finding => ({
        finding,
        accelerators,
        severity: finding.severity,
      })),
    )
    .filter(({ finding }) => finding.code !== 'unknown');
  const [worst] = worstFirst(findings);
  return worst;
}

/** The content of the card. */
export const QuotaSummary = ({ view }: { view: GpuQuotaView }) => {
  const t = useTexts();
  const worst = worstFinding(view);
  const { code } = view.headline;
  return (
    <Flex direction="column" gap="4">
      <QuotaHeadline view={view} />
      {code === 'starting' && <ViewSkeleton what={t('gpuQuota.what')} />}
      {code === 'noAccelerators' && (
        <Muted>{t('gpuQuota.noAcceleratorsHint')}</Muted>
      )}
      {worst && (
        <FindingNote
          finding={worst.finding}
          accelerators={worst.accelerators}
          remedyOnly={SAID[code] === worst.finding.code}
        />
      )}
      <SummaryRows view={view} />
      <ClusterProblems clusters={view.clusters} />
    </Flex>
  );
};
