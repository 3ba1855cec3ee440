import fc from 'fast-check';
import {
  applicationId,
  fluxId,
  resourceId,
  terraformResourceId,
  workspaceId,
} from './ids';

const text = fc.string({ maxLength: 8, unit: fc.constantFrom(...'ab/:%2F3A') });

describe('resourceId', () => {
  it('names a resource of a namespace', () => {
    expect(
      resourceId({
        group: 'apps',
        kind: 'Deployment',
        namespace: 'fraud',
        name: 'detector',
      }),
    ).toBe('apps/Deployment/fraud/detector');
  });

  it('leaves the core group and the scope of the cluster empty', () => {
    expect(
      resourceId({
        group: '',
        kind: 'Namespace',
        namespace: '',
        name: 'fraud',
      }),
    ).toBe('/Namespace//fraud');
  });

  it('keeps a name with separators in one part', () => {
    expect(
      resourceId({
        group: 'rbac.authorization.k8s.io',
        kind: 'Role',
        namespace: 'fraud',
        name: 'a/b%c:d',
      }),
    ).toBe('rbac.authorization.k8s.io/Role/fraud/a%2Fb%25c:d');
  });

  it('is the same for no two resources', () => {
    const ref = fc.record({
      group: text,
      kind: text,
      namespace: text,
      name: text,
    });
    fc.assert(
      fc.property(ref, ref, (one, other) => {
        expect(resourceId(one) === resourceId(other)).toBe(
          Object.entries(one).every(
            ([key, value]) => other[key as keyof typeof other] === value,
          ),
        );
      }),
    );
  });
});

describe('terraformResourceId', () => {
  it('is the address', () => {
    expect(terraformResourceId({ address: 'module.gpu.aws_x.y["a"]' })).toBe(
      'module.gpu.aws_x.y["a"]',
    );
  });

  it('tells a deposed object from the current one', () => {
    expect(terraformResourceId({ address: 'aws_x.y', deposed: 'ab12' })).toBe(
      'aws_x.y (deposed ab12)',
    );
  });
});

describe('ids of applications and workspaces', () => {
  it('say where the application is', () => {
    expect(
      applicationId({ instance: 'main', namespace: 'argocd', name: 'fraud' }),
    ).toBe('argocd:main:argocd:fraud');
    expect(
      fluxId({
        cluster: 'prod',
        kind: 'HelmRelease',
        namespace: 'flux-system',
        name: 'fraud',
      }),
    ).toBe('flux:prod:HelmRelease:flux-system:fraud');
  });

  it('leave a missing organization empty', () => {
    expect(workspaceId({ workspace: 'fraud-dev' })).toBe(
      'terraform::fraud-dev',
    );
    expect(workspaceId({ organization: 'acme', workspace: 'fraud' })).toBe(
      'terraform:acme:fraud',
    );
  });

  it('keep hostile names apart', () => {
    expect(
      applicationId({ instance: 'a:b', namespace: 'c', name: 'd%3A' }),
    ).toBe('argocd:a%3Ab:c:d%253A');
  });
});
