import { spread } from './clusterCacheMeasure';
import type { Measurement } from './goals';
import type { BackendAccess } from './ownedBackend';
import { Asker } from './load';
import type { Parts } from './partsPlugin';
import { cardQuestion, json, pick } from './questions';

const VIEWS = 300;

/** What the time of a view goes into, where nobody else asks. */
export async function measureParts({
  access,
  teams,
}: {
  access: BackendAccess;
  teams: readonly string[];
}): Promise<Measurement[]> {
  const { url, userToken: token } = access;
  const asker = new Asker();
  const nothing: number[] = [];
  const parts: Parts[] = [];
  const whole: number[] = [];
  for (let index = 0; index < VIEWS; index += 1) {
    const team = pick(teams);
    const ref = `component:default/${team}`;
    const free = { url: `${url}/api/bench/nothing`, token };
    nothing.push((await asker.ask(free)).ms);
    const query = `${url}/api/bench/parts?entityRef=${ref}`;
    parts.push(await json<Parts>({ url: query, token }));
    whole.push((await asker.ask(cardQuestion(access, token, team))).ms);
  }
  asker.close();
  const row = (what: string, values: number[]) => ({
    what,
    measured: spread(values).text,
  });
  return [
    row('card, one view after the other by a person, p50 / p99', whole),
    row('  a route that answers nothing', nothing),
    row(
      '  credentials',
      parts.map(part => part.credentials),
    ),
    row(
      '  entity from the catalog',
      parts.map(part => part.entity),
    ),
    row(
      '  permission',
      parts.map(part => part.permission),
    ),
  ];
}
