import type { Entity } from '@backstage/catalog-model';
import type { ArgocdInstances } from '../../argocd/argocdInstance';
import { heedDrift, type HeedOptions } from './heed';

const ID = 'b0a5a6a2-0b0f-4f57-8a61-8d3a2f0c0d11';

const instance = (name: string, namespace: string) => ({
  ...{ namespace, description: { name, title: name } },
});

/** A decision about one application, asked to be ended by an entity; `seen` is what a look would find. */
function setUp(application: string, seen: readonly string[] = []) {
  const look = jest.fn(async () => ({ ids: seen }));
  const forget = jest.fn();
  const end = jest.fn(async (_: string, ids: readonly string[]) =>
    ids.includes(application),
  );
  const all = () => [instance('main', 'argocd'), instance('edge', 'gitops')];
  const options = {
    observer: { look: look as never },
    views: { forget },
    sources: { argocd: { all } as unknown as ArgocdInstances },
    stores: { ignores: { end } as never },
  } satisfies HeedOptions;
  const heed = (annotations: Record<string, string>, id = ID) => {
    const metadata = { name: 'shop', annotations };
    const entity: Entity = { apiVersion: 'v1', kind: 'Component', metadata };
    return heedDrift(id, entity, options);
  };
  return { heed, look, forget, end };
}

it.each([
  ['argocd:main:argocd:shop', { 'argocd/app-name': 'shop' }],
  ['argocd:edge:gitops:web', { 'argocd/app-name': 'shop, web' }],
  [
    'argocd:main:team-a:shop',
    { 'argocd/app-name': 'shop', 'argocd/app-namespace': 'team-a' },
  ],
  ['terraform::fraud-dev', { 'terraform/workspaces': 'fraud-dev' }],
])('heeds %s, which the annotations name, without a look', async (id, said) => {
  const { heed, look, forget } = setUp(id);
  await heed(said as unknown as Record<string, string>);
  expect(look).not.toHaveBeenCalled();
  expect(forget).toHaveBeenCalledWith(expect.arrayContaining([id]));
});

it.each([
  [
    'argocd:main:argocd:shop',
    { 'argocd/app-name': 'shop', 'argocd/project-name': 'retail' },
  ],
  ['argocd:main:argocd:shop', { 'argocd/app-selector': 'app=shop' }],
  ['argocd:main:team-a:shop', { 'argocd/app-name': 'shop' }],
  ['argocd:main:argocd:child', { 'argocd/app-name': 'shop' }],
  [
    'argocd:main:argocd:shop',
    { 'argocd/app-name': 'shop', 'argocd/instance-name': 'edge' },
  ],
  ['flux:eu:Kustomization:shop:web', { 'backstage.io/kubernetes-id': 'shop' }],
])('heeds %s by %j where a look finds it, and not else', async (id, said) => {
  const annotations = said as unknown as Record<string, string>;
  await setUp(id, [id]).heed(annotations);
  const other = setUp(id, ['argocd:main:argocd:other']);
  await expect(other.heed(annotations)).rejects.toThrow('no such decision');
  expect(other.forget).not.toHaveBeenCalled();
});

it('asks no database for what is no id', async () => {
  const { heed, end } = setUp('argocd:main:argocd:shop');
  await expect(heed({ 'argocd/app-name': 'shop' }, '\0')).rejects.toThrow(
    'no such decision',
  );
  expect(end).not.toHaveBeenCalled();
});
