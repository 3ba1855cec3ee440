import { API_VERSION } from '../model/labels';
import { headSchema, type Head } from './quotaPlace';
import type { YamlDocument } from '../yamlText/yamlDocuments';

const KUEUE = 'kueue.x-k8s.io/';

/** An object of a file. */
export interface FoundObject {
  yaml: YamlDocument;
  head: Head;
}

/** What a file has that holds quotas, or says whose a quota is. */
export interface QuotaObjects {
  resourceQuotas: FoundObject[];
  workspaces: FoundObject[];
  clusterQueues: FoundObject[];
  localQueues: FoundObject[];
}

/** Sorts the documents of a file by what they are; those of other kinds are left out. */
export function quotaObjects(documents: readonly YamlDocument[]): QuotaObjects {
  const objects = documents.flatMap(yaml => {
    const head = headSchema.safeParse(yaml.data);
    return head.success ? [{ yaml, head: head.data }] : [];
  });
  const ofKind = (kind: string, isVersion: (apiVersion: string) => boolean) =>
    objects.filter(
      ({ head }) => head.kind === kind && isVersion(head.apiVersion),
    );
  const isKueue = (apiVersion: string) => apiVersion.startsWith(KUEUE);
  return {
    resourceQuotas: ofKind('ResourceQuota', version => version === 'v1'),
    workspaces: ofKind('Workspace', version => version === API_VERSION),
    clusterQueues: ofKind('ClusterQueue', isKueue),
    localQueues: ofKind('LocalQueue', isKueue),
  };
}
