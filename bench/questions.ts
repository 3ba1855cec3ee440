import { spread } from './clusterCacheMeasure';
import type { BackendAccess } from './ownedBackend';
import type { Question, Reply } from './load';

/** Any of them. */
export const pick = <Item>(items: readonly Item[]) =>
  items[Math.floor(Math.random() * items.length)];

/** The card's route for a team's component. */
export const cardQuestion = (
  { url }: BackendAccess,
  token: string,
  team: string,
): Question => ({
  url: `${url}/api/ai-platform/v1/entities/default/component/${team}/gpu-quota`,
  token,
});

/** The same component's objects from Backstage's Kubernetes plugin. */
export const kubernetesQuestion = (
  { url, userToken }: BackendAccess,
  team: string,
): Question => ({
  method: 'POST',
  url: `${url}/api/kubernetes/resources/workloads/query`,
  token: userToken,
  body: { entityRef: `component:default/${team}`, auth: {} },
});

/** How the times of the answers spread. */
export const times = (replies: readonly Reply[]) =>
  spread(replies.map(r => r.ms));

/** Bytes of an answer on average. */
export const size = (replies: readonly Reply[]) =>
  Math.round(replies.reduce((sum, r) => sum + r.bytes, 0) / replies.length);

/** The answer. @throws Error where it is none */
export async function json<Value>({ url, token }: Question): Promise<Value> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return response.json();
}
