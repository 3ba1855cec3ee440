import { mockServices } from '@backstage/backend-test-utils';
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
  const entityOf = createKnownEntities({
    auth: mockServices.auth(),
    catalog,
    clock,
  });
  return { clock, catalog, entityOf };
}

describe('createKnownEntities', () => {
  it('asks the catalog once in five seconds for an entity that it knows', async () => {
    const { clock, catalog, entityOf } = setUp();
    catalog.getEntityByRef.mockResolvedValueOnce(component('old'));
    catalog.getEntityByRef.mockResolvedValueOnce(component('new'));
    const [first, second] = await Promise.all([
      entityOf(REF, KNOWN),
      entityOf(REF, KNOWN),
    ]);
    expect(second).toBe(first);
    await clock.advance(4_999);
    expect(await entityOf(REF, KNOWN)).toEqual(component('old'));
    await clock.advance(2);
    expect(await entityOf(REF, KNOWN)).toEqual(component('new'));
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(2);
  });

  it('asks for what is to be changed each time, and knows it then', async () => {
    const { catalog, entityOf } = setUp();
    catalog.getEntityByRef.mockResolvedValueOnce(component('old'));
    catalog.getEntityByRef.mockResolvedValueOnce(component('new'));
    await entityOf(REF, KNOWN);
    expect(await entityOf(REF, { afresh: true })).toEqual(component('new'));
    expect(await entityOf(REF, KNOWN)).toEqual(component('new'));
  });

  it('asks again for one that was not there', async () => {
    const { catalog, entityOf } = setUp();
    expect(await entityOf(REF, KNOWN)).toBeUndefined();
    catalog.getEntityByRef.mockResolvedValueOnce(component('new'));
    expect(await entityOf(REF, KNOWN)).toEqual(component('new'));
  });

  it('says that the catalog is down, and asks again', async () => {
    const { catalog, entityOf } = setUp();
    catalog.getEntityByRef.mockRejectedValueOnce(new Error('down'));
    await expect(entityOf(REF, KNOWN)).rejects.toThrow('down');
    catalog.getEntityByRef.mockResolvedValueOnce(component('new'));
    expect(await entityOf(REF, KNOWN)).toEqual(component('new'));
  });
});
