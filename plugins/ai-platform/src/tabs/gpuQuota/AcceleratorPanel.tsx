import type { ReactNode } from 'react';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody } from '@backstage/ui';
import {
  ANNOTATIONS,
  type AcceleratorQuotaView,
  type ClusterQuotaView,
  type NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { AcceleratorRow } from '../../quota/AcceleratorRow';
import { Muted } from '../../shared/Muted';
import { formatBytes, formatCount } from '../../quota/amounts';
import { quotaDocumentOf } from '../../quota/annotations';
import { RequestMore } from '../../quota/RequestMore';
import { Code } from '../../shared/Code';
import { useTexts, type Texts } from '../../useTexts';
import styles from './gpuQuotaTab.module.css';

interface AcceleratorPanelProps {
  cluster: ClusterQuotaView;
  namespace: NamespaceQuotaView;
  accelerator: AcceleratorQuotaView;
}

function modelText(
  t: Texts,
  model: AcceleratorQuotaView['models'][number],
): string {
  const { name, memoryMib } = model;
  const devices = formatCount(model.devices);
  return memoryMib === undefined
    ? t('gpuQuotaTab.accelerators.model', { devices, name })
    : t('gpuQuotaTab.accelerators.modelMemory', {
        devices,
        name,
        memory: formatBytes(`${memoryMib}Mi`),
      });
}

function nodesText(t: Texts, nodes: AcceleratorQuotaView['nodes']): string {
  if (!nodes) return t('gpuQuotaTab.accelerators.unknownNodes');
  if (nodes.count === 0) return t('gpuQuotaTab.accelerators.noNodes');
  const all = t('gpuQuotaTab.accelerators.nodesText', {
    count: nodes.count,
    allocatable: formatCount(nodes.allocatable),
  });
  if (nodes.free === undefined) return all;
  const free = t('gpuQuotaTab.accelerators.nodesFree', {
    free: formatCount(nodes.free),
  });
  return `${all}, ${free}`;
}

/** What is known about the devices, line by line. */
function facts(
  t: Texts,
  accelerator: AcceleratorQuotaView,
): [name: string, value: ReactNode][] {
  const { models, nodes, quotaKeys, limitedBy } = accelerator;
  const lines: [string, ReactNode, boolean][] = [
    [
      t('gpuQuotaTab.accelerators.models'),
      models.map(model => (
        <div key={`${model.name} ${model.memoryMib}`} title={model.product}>
          {modelText(t, model)}
        </div>
      )),
      models.length > 0,
    ],
    [t('gpuQuotaTab.accelerators.nodes'), nodesText(t, nodes), true],
    [
      t('gpuQuotaTab.accelerators.largest'),
      nodes && formatCount(nodes.largest),
      nodes !== undefined && nodes.count > 0,
    ],
    [
      t('gpuQuotaTab.accelerators.limitedBy'),
      t(`gpuQuotaTab.accelerators.limiter.${limitedBy}`),
      true,
    ],
    [
      t('gpuQuotaTab.accelerators.quotaKeys'),
      quotaKeys.map(key => <Code key={key}>{key}</Code>),
      quotaKeys.length > 0,
    ],
  ];
  return lines
    .filter(([, , known]) => known)
    .map(([name, value]) => [name, value]);
}

/** One accelerator of a namespace: its bar, its models, the nodes that have it. */
export const AcceleratorPanel = (props: AcceleratorPanelProps) => {
  const t = useTexts();
  const { entity } = useEntity();
  const { namespace, accelerator } = props;
  return (
    <Card>
      <CardBody className={styles.accelerator}>
        <AcceleratorRow
          accelerator={accelerator}
          namespace={namespace}
          action={<RequestMore {...props} />}
          size="large"
        />
        <dl className={styles.facts}>
          {facts(t, accelerator).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {!quotaDocumentOf(entity) && (
          <Muted variant="body-small">
            {t('gpuQuotaTab.accelerators.requestHint', {
              annotation: ANNOTATIONS.quotaDocument,
            })}
          </Muted>
        )}
      </CardBody>
    </Card>
  );
};
