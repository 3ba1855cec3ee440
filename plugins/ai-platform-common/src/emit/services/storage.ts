import type { Values } from './platformService';

/** The default class of the cluster modules: volumes encrypted with the environment's own key. */
export const STORAGE_CLASS = 'flagstone-encrypted';

/** A size of a document, which is in GB, as Kubernetes writes it. */
export function volumeSize(gigabytes: number): string {
  return `${gigabytes}Gi`;
}

/** `spec` of a claim for a volume that one node mounts at a time. */
export function volumeClaim(gigabytes: number): Values {
  return {
    accessModes: ['ReadWriteOnce'],
    storageClassName: STORAGE_CLASS,
    resources: { requests: { storage: volumeSize(gigabytes) } },
  };
}
