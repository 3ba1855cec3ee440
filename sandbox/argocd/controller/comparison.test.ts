import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { World } from '../../kubernetes/world/world.mjs';
import { compared, resourceStatus } from './comparison.mjs';

const FIXTURES = path.join(__dirname, '../__fixtures__');

interface Recorded {
  application: {
    metadata: object;
    spec: object;
    status: { resources: Status[] };
  };
  items: Array<{
    target: object | null;
    live: object | null;
    normalizedLive: object | null;
    predictedLive: object | null;
    modified: boolean;
  }>;
}

interface Status {
  name: string;
  status: string;
  requiresPruning?: boolean;
}

function recorded(name: string): Recorded {
  return parse(fs.readFileSync(path.join(FIXTURES, name), 'utf8'));
}

/** What the sandbox makes of what a real Argo CD saw. */
function comparedHere({ application, items }: Recorded) {
  const world = new World().with(
    items.flatMap(({ live }) => (live ? [{ put: live as never }] : [])),
  );
  const targets = items.flatMap(({ target }) => target ?? []);
  return compared({ application, targets, world });
}

describe.each(['fraud-detector-drifted.yaml', 'product-ranker-drifted.yaml'])(
  'the comparison of %s',
  name => {
    it('is what Argo CD says, field by field', () => {
      const record = recorded(name);
      expect(
        comparedHere(record).map(({ want, have, modified }) => ({
          ...{ want: want ?? null, have: have ?? null, modified },
        })),
      ).toEqual(
        record.items.map(({ predictedLive, normalizedLive, modified }) => ({
          ...{ want: predictedLive, have: normalizedLive, modified },
        })),
      );
    });

    it('gives the status that Argo CD gives', () => {
      const record = recorded(name);
      const verdict = ({ name: resource, status, requiresPruning }: Status) => [
        ...[resource, status, requiresPruning],
      ];
      expect(
        comparedHere(record)
          .map(found => resourceStatus(found, true))
          .map(verdict),
      ).toEqual(record.application.status.resources.map(verdict));
    });
  },
);

it('says that nobody knows where Git could not be read, and still that it would be pruned', () => {
  const [, , canary] = comparedHere(recorded('fraud-detector-drifted.yaml'));
  expect(resourceStatus(canary, false)).toMatchObject({
    status: 'Unknown',
    requiresPruning: true,
  });
});
