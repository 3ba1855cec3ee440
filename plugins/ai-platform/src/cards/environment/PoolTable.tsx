import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentSummary } from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformTranslationRef } from '../../translation';
import styles from './environment.module.css';

type Pool = EnvironmentSummary['pools'][number];

function machineText({ machine, cpu, memoryGib }: Pool): string {
  return cpu === undefined
    ? machine
    : `${machine} (${cpu} vCPU, ${memoryGib} GiB)`;
}

function acceleratorText({ accelerator }: Pool): string {
  if (!accelerator) return '–';
  const { title, count, allocatable, resource } = accelerator;
  const devices = `${count} × ${title}`;
  return allocatable === count
    ? devices
    : `${devices} = ${allocatable} × ${resource}`;
}

/** The node pools of an environment. A plain table: a handful of rows, nothing to sort or page. */
export const PoolTable = ({ pools }: { pools: readonly Pool[] }) => {
  const { t } = useTranslationRef(aiPlatformTranslationRef);
  return (
    <div className={styles.scroll}>
      <table className={styles.pools}>
        <thead>
          <tr>
            <th scope="col">{t('environmentCard.pool')}</th>
            <th scope="col">{t('environmentCard.machine')}</th>
            <th scope="col">{t('environmentCard.accelerators')}</th>
            <th scope="col">{t('environmentCard.nodes')}</th>
          </tr>
        </thead>
        <tbody>
          {pools.map(pool => (
            <tr key={pool.name}>
              <th scope="row">{pool.name}</th>
              <td>{machineText(pool)}</td>
              <td>{acceleratorText(pool)}</td>
              <td>
                {pool.min}–{pool.max} {pool.capacity}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
