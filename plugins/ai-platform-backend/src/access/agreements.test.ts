import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import { ManualClock } from '../clock/__testUtils__/clocks';
import { createAgreements } from './agreements';

const read = createPermission({
  name: 'drift.read',
  attributes: { action: 'read' },
});
const look = createPermission({
  name: 'quota.read',
  attributes: { action: 'read' },
});
const revert = createPermission({
  name: 'drift.revert',
  attributes: { action: 'update' },
});
const ann = mockCredentials.user('user:default/ann');
const bob = mockCredentials.user('user:default/bob');

function setUp() {
  const clock = new ManualClock();
  const refused = new Set<string>();
  const authorize = jest.fn(async (queries: AuthorizePermissionRequest[]) =>
    queries.map(({ permission: { name } }) => ({
      result: refused.has(name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    })),
  );
  const permissions = mockServices.permissions.mock({
    authorize: authorize as never,
  });
  return {
    clock,
    refused,
    authorize,
    ask: createAgreements({ permissions, clock }),
  };
}

describe('createAgreements', () => {
  it('asks all questions of a caller at once, and names the first that is refused', async () => {
    const { ask, authorize, refused } = setUp();
    refused.add('quota.read');
    const queries = [{ permission: read }, { permission: look }];
    expect(await ask({ queries, credentials: ann })).toBe('quota.read');
    expect(authorize).toHaveBeenCalledTimes(1);
  });

  it('remembers for five seconds that somebody may read', async () => {
    const { ask, authorize, refused, clock } = setUp();
    const queries = [{ permission: read }];
    expect(await ask({ queries, credentials: ann })).toBeUndefined();
    refused.add('drift.read');
    await clock.advance(4_999);
    expect(await ask({ queries, credentials: ann })).toBeUndefined();
    expect(authorize).toHaveBeenCalledTimes(1);
    await clock.advance(2);
    expect(await ask({ queries, credentials: ann })).toBe('drift.read');
  });

  it('remembers no refusal', async () => {
    const { ask, refused } = setUp();
    const queries = [{ permission: read }];
    refused.add('drift.read');
    expect(await ask({ queries, credentials: ann })).toBe('drift.read');
    refused.clear();
    expect(await ask({ queries, credentials: ann })).toBeUndefined();
  });

  it('remembers for one caller, one permission and one entity alone', async () => {
    const { ask, authorize } = setUp();
    const resourceRef = 'component:default/fraud';
    await ask({ queries: [{ permission: read }], credentials: ann });
    await ask({ queries: [{ permission: read }], credentials: bob });
    await ask({ queries: [{ permission: look }], credentials: ann });
    await ask({
      queries: [{ permission: read, resourceRef } as never],
      credentials: ann,
    });
    expect(authorize).toHaveBeenCalledTimes(4);
  });

  it('asks once for those who come together', async () => {
    const { ask, authorize, refused } = setUp();
    refused.add('drift.read');
    const queries = [{ permission: read }];
    const together = [1, 2, 3].map(() => ask({ queries, credentials: ann }));
    expect(await Promise.all(together)).toEqual(Array(3).fill('drift.read'));
    expect(authorize).toHaveBeenCalledTimes(1);
  });

  it('asks in one request for several cards of one caller, and answers each of them', async () => {
    const { ask, authorize, refused } = setUp();
    refused.add('quota.read');
    const answers = await Promise.all([
      ask({ queries: [{ permission: read }], credentials: ann }),
      ask({
        queries: [{ permission: read }, { permission: look }],
        credentials: ann,
      }),
      ask({ queries: [{ permission: look }], credentials: bob }),
    ]);
    expect(answers).toEqual([undefined, 'quota.read', 'quota.read']);
    expect(authorize.mock.calls.map(([queries]) => queries.length)).toEqual([
      3, 1,
    ]);
  });

  it('asks anew, each time, for anything but reading', async () => {
    const { ask, refused } = setUp();
    const queries = [{ permission: read }, { permission: revert }];
    expect(await ask({ queries, credentials: ann })).toBeUndefined();
    refused.add('drift.revert');
    expect(await ask({ queries, credentials: ann })).toBe('drift.revert');
  });

  it('remembers nothing of a question that failed', async () => {
    const { ask, authorize } = setUp();
    const queries = [{ permission: read }];
    authorize.mockRejectedValueOnce(new Error('down'));
    await expect(ask({ queries, credentials: ann })).rejects.toThrow('down');
    expect(await ask({ queries, credentials: ann })).toBeUndefined();
  });
});
