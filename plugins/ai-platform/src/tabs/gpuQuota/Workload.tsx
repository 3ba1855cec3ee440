import styles from './gpuQuotaTab.module.css';

/** A workload by its name, with its kind beside it. */
export const Workload = ({ kind, name }: { kind: string; name: string }) => (
  <>
    {name} <span className={styles.kind}>{kind}</span>
  </>
);
