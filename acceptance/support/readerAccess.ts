import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  collectionPath,
  type ClusterClient,
  type ClusterObject,
} from './clusterClient';
import { aNamespace } from './clusterObjects';
import { eventually } from './eventually';

const FILE = path.resolve(__dirname, '../../docs/kubernetes-reader.yaml');
const NAMESPACE = 'flagstone';

/** A rule of a ClusterRole. */
export interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

interface Role extends ClusterObject {
  rules: Rule[];
}

/** The ClusterRole and its binding, as the documentation gives them. */
export function readerManifests(): [Role, ClusterObject] {
  const [role, binding] = parseAllDocuments(readFileSync(FILE, 'utf8'));
  return [role.toJS(), binding.toJS()];
}

/** Name by which the API server knows the service account. */
export const usernameOf = (account: string) =>
  `system:serviceaccount:${NAMESPACE}:${account}`;

/** Creates a service account that may do what the rules say, under a ClusterRole of its name. */
export async function createReader(
  client: ClusterClient,
  account: string,
  rules: Rule[] = readerManifests()[0].rules,
): Promise<void> {
  const [role, binding] = readerManifests();
  await client.apply(aNamespace(NAMESPACE));
  await client.apply({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { namespace: NAMESPACE, name: account },
  });
  await client.apply({ ...role, metadata: { name: account }, rules });
  await client.apply({
    ...binding,
    metadata: { name: account },
    roleRef: { ...(binding.roleRef as object), name: account },
    subjects: [{ kind: 'ServiceAccount', name: account, namespace: NAMESPACE }],
  });
  await eventually(() => mayRead(client, account, rules.at(-1)!), Boolean);
}

// A role counts some moments after the server has taken it.
async function mayRead(
  client: ClusterClient,
  account: string,
  { apiGroups, resources, verbs }: Rule,
): Promise<boolean> {
  const [resource, subresource] = resources[0].split('/');
  const review = {
    ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview' },
    spec: {
      user: usernameOf(account),
      resourceAttributes: {
        ...{ group: apiGroups[0], resource, verb: verbs[0] },
        ...(subresource && { subresource }),
      },
    },
  };
  const reviews = collectionPath(review);
  const { body } = await client.request('POST', reviews, review);
  return body.status.allowed;
}

const leaseOf = (name: string): ClusterObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { namespace: NAMESPACE, name },
});

/**
 * A short-lived token of the service account.
 *
 * @param lease - what it is bound to; `revokeToken` takes it away
 */
export async function requestToken(
  client: ClusterClient,
  account: string,
  lease?: string,
): Promise<string> {
  if (lease) await client.apply(leaseOf(lease));
  const accounts = collectionPath(
    { apiVersion: 'v1', kind: 'ServiceAccount' },
    NAMESPACE,
  );
  const { status, body } = await client.request(
    'POST',
    `${accounts}/${account}/token`,
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: {
        expirationSeconds: 600,
        ...(lease && {
          boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: lease },
        }),
      },
    },
  );
  if (status !== 201) throw new Error(`No token: ${JSON.stringify(body)}`);
  return body.status.token;
}

/** Makes every token invalid that is bound to the lease. The API server remembers a token for some seconds more. */
export async function revokeTokens(
  client: ClusterClient,
  lease: string,
): Promise<void> {
  await client.delete(leaseOf(lease));
}
