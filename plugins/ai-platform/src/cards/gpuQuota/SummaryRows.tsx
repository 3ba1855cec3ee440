import type {
  AcceleratorQuotaView,
  ClusterQuotaView,
  GpuQuotaView,
  NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { AcceleratorRow } from '../../quota/AcceleratorRow';
import { ClusterAge } from '../../quota/ClusterAge';
import { Muted } from '../../shared/Muted';
import { SummaryPlace } from '../../shared/SummaryPlace';
import { RequestMore } from '../../quota/RequestMore';
import { worstFirst } from '../../quota/worst';
import { useTexts } from '../../useTexts';

/** More rows than this are for the tab. */
const ROWS = 4;

interface SummaryRow {
  cluster: ClusterQuotaView;
  namespace: NamespaceQuotaView;
  /** Absent where a namespace has nothing to do with accelerators. */
  accelerator?: AcceleratorQuotaView;
}

/** The accelerators of all namespaces, the worst first, then the namespaces without any. */
function summaryRows(view: GpuQuotaView): SummaryRow[] {
  const places = view.clusters.flatMap(cluster =>
    cluster.namespaces.map(namespace => ({ cluster, namespace })),
  );
  const rows = places.flatMap(place =>
    place.namespace.accelerators.map(accelerator => ({
      ...place,
      accelerator,
      severity: accelerator.severity,
    })),
  );
  const bare = places.filter(
    place => place.namespace.accelerators.length === 0,
  );
  return [...worstFirst(rows), ...bare];
}

const Row = ({ cluster, namespace, accelerator }: SummaryRow) => {
  const place = (
    <>
      <span>
        {cluster.title} · {namespace.namespace}
      </span>
      <ClusterAge cluster={cluster} />
    </>
  );
  if (!accelerator) return <SummaryPlace>{place}</SummaryPlace>;
  return (
    <AcceleratorRow
      accelerator={accelerator}
      namespace={namespace}
      place={place}
      action={
        <RequestMore
          cluster={cluster}
          namespace={namespace}
          accelerator={accelerator}
        />
      }
    />
  );
};

/** A bar for each accelerator of each namespace, as many as a card has room for. */
export const SummaryRows = ({ view }: { view: GpuQuotaView }) => {
  const t = useTexts();
  const rows = summaryRows(view);
  const hidden = rows.length - ROWS;
  return (
    <>
      {rows.slice(0, ROWS).map(row => (
        <Row
          key={`${row.cluster.name} ${row.namespace.namespace} ${row.accelerator?.resource}`}
          {...row}
        />
      ))}
      {hidden > 0 && (
        <Muted variant="body-small">
          {t('gpuQuota.more', { count: hidden })}
        </Muted>
      )}
    </>
  );
};
