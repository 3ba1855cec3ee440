import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type AuthorizePermissionRequest,
  type QueryPermissionRequest,
} from '@backstage/plugin-permission-common';
import { createVisibleEntities } from './visibleEntities';

const permission = createPermission({
  name: 'drift.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});
const credentials = mockCredentials.user();
const conditional = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
} as const;

type Rule = (name: string, entityRef?: string) => AuthorizeResult;

function setUp(rule: Rule) {
  const authorize = jest.fn(async (queries: AuthorizePermissionRequest[]) =>
    queries.map(query => ({
      result: rule(query.permission.name, query.resourceRef) as never,
    })),
  );
  const authorizeConditional = async (queries: QueryPermissionRequest[]) =>
    queries.map(query => {
      const result = rule(query.permission.name);
      return result === AuthorizeResult.CONDITIONAL ? conditional : { result };
    });
  const permissions = mockServices.permissions.mock({
    authorize: authorize as never,
    authorizeConditional: authorizeConditional as never,
  });
  return { authorize, visible: createVisibleEntities(permissions) };
}

const refs = (count: number) =>
  Array.from({ length: count }, (_, index) => `component:default/c${index}`);

describe('createVisibleEntities', () => {
  it('asks for no entity where the decision is about none', async () => {
    const { authorize, visible } = setUp(() => AuthorizeResult.ALLOW);
    const seen = await visible(refs(3), { permission, credentials });
    expect([...seen]).toEqual(refs(3));
    expect(authorize).not.toHaveBeenCalled();
  });

  it('shows nothing to whom one of both permissions is denied', async () => {
    const { visible } = setUp(name =>
      name === 'catalog.entity.read'
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    );
    expect(await visible(refs(3), { permission, credentials })).toEqual(
      new Set(),
    );
  });

  it('asks for each of thousands of entities, and shows those with both permissions', async () => {
    const isSeen = (name: string, entityRef: string) =>
      entityRef.endsWith(name === 'drift.read' ? '7' : '77');
    const { authorize, visible } = setUp((name, entityRef) => {
      if (!entityRef) return AuthorizeResult.CONDITIONAL;
      return isSeen(name, entityRef)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY;
    });
    const seen = await visible(refs(2_100), { permission, credentials });
    expect([...seen]).toEqual(refs(2_100).filter(ref => ref.endsWith('77')));
    const largest = Math.max(
      ...authorize.mock.calls.map(([queries]) => queries.length),
    );
    expect(largest).toBe(500);
  });

  it('has nothing to ask where there is nothing', async () => {
    const { authorize, visible } = setUp(() => AuthorizeResult.CONDITIONAL);
    expect(await visible([], { permission, credentials })).toEqual(new Set());
    expect(authorize).not.toHaveBeenCalled();
  });
});
