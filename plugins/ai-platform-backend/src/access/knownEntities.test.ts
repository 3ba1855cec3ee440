import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ManualClock } from '../clock/__testUtils__/clocks';
import { createKnownEntities } from './knownEntities';

const KNOWN = { afresh: false };

const REF = 'component:default/fraud';

const component = (namespace: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'fraud',
    annotations: { 'backstage.io/kubernetes-namespace': namespace },
  },
});

function setUp() {
  const clock = new ManualClock();
  const catalog = catalogServiceMock.mock();
  catalog.getEntitiesByRefs.mockResolvedValue({ items: [undefined] });
  const answers = (...items: Entity[]) =>
    catalog.getEntitiesByRefs.mockResolvedValueOnce({ items });
  const entityOf = createKnownEntities({
    auth: mockServices.auth(),
    catalog,
    clock,
  });
  return { clock, catalog, answers, entityOf };
}

describe('createKnownEntities', () => {
  it('asks the catalog once in five seconds for an entity that it knows', async () => {
    const { clock, catalog, answers, entityOf } = setUp();
    answers(component('old'));
    answers(component('new'));
    const [first, second] = await Promise.all([
      entityOf(REF, KNOWN),
      entityOf(REF, KNOWN),
    ]);
    expect(second).toBe(first);
    await clock.advance(4_999);
    expect(await entityOf(REF, KNOWN)).toEqual(component('old'));
    await clock.advance(2);
    expect(await entityOf(REF, KNOWN)).toEqual(component('new'));
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(2);
  });

  it('asks in one request for those that are wanted at the same time', async () => {
    const { catalog, answers, entityOf } = setUp();
    answers(component('one'), component('two'));
    const read = ['component:default/a', 'component:default/b'].map(ref =>
      entityOf(ref, KNOWN),
    );
    expect(await Promise.all(read)).toEqual([
      component('one'),
      component('two'),
    ]);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
  });

  it('asks for what is to be changed each time, and knows it then', async () => {
    const { answers, entityOf } = setUp();
    answers(component('old'));
    answers(component('new'));
    await entityOf(REF, KNOWN);
    expect(await entityOf(REF, { afresh: true })).toEqual(component('new'));
    expect(await entityOf(REF, KNOWN)).toEqual(component('new'));
  });

  it('asks again for one that was not there', async () => {
    const { answers, entityOf } = setUp();
    expect(await entityOf(REF, KNOWN)).toBeUndefined();
    answers(component('new'));
    expect(await entityOf(REF, KNOWN)).toEqual(component('new'));
  });

  it('says that the catalog is down, and asks again', async () => {
    const { catalog, answers, entityOf } = setUp();
    catalog.getEntitiesByRefs.mockRejectedValueOnce(new Error('down'));
    await expect(entityOf(REF, KNOWN)).rejects.toThrow('down');
    answers(component('new'));
    expect(await entityOf(REF, KNOWN)).toEqual(component('new'));
  });
});
