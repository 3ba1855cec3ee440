import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { driftPermissions } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Request } from 'express';
import { ManualClock } from '../clock/__testUtils__/clocks';
import { createGuards } from './target';

const request = {
  headers: {},
  params: { namespace: 'default', kind: 'component', name: 'fraud' },
} as Partial<Request> as Request;

function setUp() {
  const event = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockResolvedValue(event);
  const permissions = mockServices.permissions.mock();
  const guards = createGuards({
    auditor,
    auth: mockServices.auth(),
    catalog: catalogServiceMock(),
    clock: new ManualClock(),
    httpAuth: mockServices.httpAuth({
      defaultCredentials: mockCredentials.user(),
    }),
    permissions,
  });
  return { ...guards, auditor, event, permissions };
}

describe('withTarget', () => {
  it('tells the auditor of an attempt that cannot be read, and asks nothing for it', async () => {
    const { withTarget, auditor, event, permissions } = setUp();
    const act = jest.fn();
    const access = {
      permission: driftPermissions.revert,
      eventId: 'drift-revert',
      input: () => {
        throw new InputError('resources: is no list');
      },
    };
    await expect(withTarget(request, access, act)).rejects.toThrow(
      'resources: is no list',
    );
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'drift-revert',
      request,
      severityLevel: 'high',
      meta: { entityRef: 'component:default/fraud' },
    });
    expect(event.fail).toHaveBeenCalledTimes(1);
    expect(permissions.authorize).not.toHaveBeenCalled();
    expect(act).not.toHaveBeenCalled();
  });
});
