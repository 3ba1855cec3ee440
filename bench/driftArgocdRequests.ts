/** Requests that Argo CD's API has answered. */
export interface Answered {
  logins: number;
  /** All others. */
  others: number;
  /** What was asked for, and how often. */
  byMethod: Map<string, number>;
}

const LINE =
  /^grpc_server_handled_total\{.*grpc_method="(\w+)",grpc_service="([\w.]+)".*\} (\S+)$/;
const LOGIN = 'SessionService/Create';

async function counters(metrics: string): Promise<Map<string, number>> {
  const text = await (await fetch(metrics)).text();
  const found = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, method, service, count] = LINE.exec(line) ?? [];
    if (!method) continue;
    const key = `${service.split('.').at(-1)}/${method}`;
    found.set(key, (found.get(key) ?? 0) + Number(count));
  }
  if (found.size === 0) throw new Error('Argo CD counts no requests');
  return found;
}

/**
 * Counts what Argo CD is asked while the work is done.
 *
 * @param metrics - address of Argo CD's own counters
 */
export async function whileCounted<Value>(
  metrics: string,
  work: () => Promise<Value>,
): Promise<{ value: Value; answered: Answered }> {
  const before = await counters(metrics);
  const value = await work();
  const byMethod = new Map<string, number>();
  for (const [key, count] of await counters(metrics)) {
    const asked = count - (before.get(key) ?? 0);
    if (asked > 0) byMethod.set(key, asked);
  }
  const logins = byMethod.get(LOGIN) ?? 0;
  const all = [...byMethod.values()].reduce((sum, count) => sum + count, 0);
  return { value, answered: { logins, others: all - logins, byMethod } };
}

/** `Get 12, List 1`: the requests but logins. */
export function requestsText({ byMethod }: Answered): string {
  const texts = [...byMethod]
    .filter(([key]) => key !== LOGIN)
    .map(([key, count]) => `${key.split('/')[1]} ${count}`);
  return texts.join(', ') || 'none';
}
