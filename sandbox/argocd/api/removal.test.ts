import { describeWith } from '../../../acceptance/support/describeWith';
import { ArgocdSchema, missingForSchema } from '../__testUtils__/argocdSchema';
import { RunningSandbox } from '../__testUtils__/runningSandbox';

jest.setTimeout(60_000);

const EVENTS = 'applications/fraud-detector/events';
const removal = (resourceName: string) =>
  `applications/fraud-detector/resource?${new URLSearchParams({
    ...{ appNamespace: 'argocd', group: '', version: 'v1', kind: 'Service' },
    ...{ namespace: 'fraud', resourceName },
  })}`;

describe('the Argo CD of the sandbox, told to remove a resource', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await RunningSandbox.start();
  });

  afterAll(() => sandbox.close());

  const remove = (resourceName: string) =>
    sandbox.request(removal(resourceName), { method: 'DELETE' });

  it('has no events before', async () => {
    expect(await sandbox.read(EVENTS)).toMatchObject({ items: null });
  });

  it('removes nothing that is not there, or another’s', async () => {
    for (const name of ['none', 'product-ranker', 'fraud-scorer']) {
      const { status } = await remove(name);
      expect(status).toBe(400);
    }
  });

  it('removes it, and says who wanted it', async () => {
    expect((await remove('fraud-detector')).status).toBe(200);
    const { status } = await sandbox.read('applications/fraud-detector');
    expect(status.resources).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'Service', name: 'fraud-detector', status: 'OutOfSync' },
        health: { status: 'Missing' },
      }),
    );
    const { items } = await sandbox.read(EVENTS);
    expect(items).toEqual([
      expect.objectContaining({
        reason: 'ResourceDeleted',
        message: "admin deleted resource /Service 'fraud-detector'",
      }),
    ]);
    expect(
      await sandbox.read('applications/fraud-scorer/events'),
    ).toMatchObject({ items: null });
  });

  describeWith(missingForSchema(), 'in its answer', () => {
    it('keeps to the published description of the API', async () => {
      const { items, ...list } = await sandbox.read(EVENTS);
      // What has no time is null in the real one, too.
      const events = items.map(({ eventTime: _, ...event }: any) => event);
      expect(
        new ArgocdSchema().faults('eventsEventList', {
          ...list,
          items: events,
        }),
      ).toEqual([]);
    });
  });
});
