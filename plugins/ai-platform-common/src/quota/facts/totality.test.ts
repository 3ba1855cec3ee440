import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { damaged } from '../../testUtils/kubernetes/damaged';
import { quotaFixture } from '../../testUtils/kubernetes/quotaFixture';
import * as allFacts from '.';

const { controllerFacts, pendingWorkloadFacts, ...byObject } = allFacts;

const projections = [
  ...Object.entries(byObject),
  ...['ReplicaSet', 'StatefulSet', 'Deployment', 'Job', 'JobSet'].map(
    kind => [`controllerFacts of ${kind}`, controllerFacts(kind)] as const,
  ),
  ['pendingWorkloadFacts', pendingWorkloadFacts('fraud')] as const,
];

const fixtures = readdirSync(join(__dirname, '../__fixtures__')).map(file =>
  quotaFixture(file.replace('.yaml', '')),
);

describe.each(projections)('%s', (_, project) => {
  it('finds nothing in what is no object', () => {
    for (const value of [undefined, null, '', 'text', 0, true, [], {}]) {
      expect(project(value)).toBeUndefined();
    }
  });

  it.each(['', 7, null, {}])('finds nothing under the name %j', name => {
    expect(project({ metadata: { name } })).toBeUndefined();
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything({ withBigInt: true, withDate: true, withMap: true }),
          fc.constantFrom(...fixtures).chain(damaged),
        ),
        value => {
          expect(() => JSON.stringify(project(value))).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });
});
