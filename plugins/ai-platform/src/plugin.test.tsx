import { coreExtensionData } from '@backstage/frontend-plugin-api';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { aDriftEntity } from './__testUtils__/renderDrift';
import { aQuotaEntity } from './__testUtils__/renderQuota';
import { isDriftAvailable } from './drift/annotations';
import plugin, { aiPlatformTranslationRef } from '.';

describe('the plugin in the new frontend system', () => {
  it.each([
    ['environment-metadata', 'AiEnvironmentMetadata'],
    ['environment-spec', 'AiEnvironmentSpec'],
    ['gpu-quota-change', 'GpuQuotaChange'],
  ] as const)(
    'brings the form field %s under the name of the template',
    async (id, name) => {
      const extension = plugin.getExtension(
        `scaffolder-form-field:ai-platform/${id}`,
      );
      const load = createExtensionTester(extension).get(
        FormFieldBlueprint.dataRefs.formFieldLoader,
      );
      expect(await load()).toMatchObject({ name });
    },
  );

  it('brings the tab on GPU quotas among those on deployment', () => {
    const tab = createExtensionTester(
      plugin.getExtension('entity-content:ai-platform/gpu-quota'),
    );
    expect(tab.get(EntityContentBlueprint.dataRefs.title)).toBe('GPU quota');
    expect(tab.get(EntityContentBlueprint.dataRefs.group)).toBe('deployment');
  });

  it.each([
    ['backstage.io/kubernetes-namespace', true],
    ['backstage.io/kubernetes-id', true],
    ['ai-platform/workspace', true],
    ['backstage.io/kubernetes-cluster', false],
  ])('offers the card on GPU quotas with %s: %s', (annotation, offered) => {
    const card = createExtensionTester(
      plugin.getExtension('entity-card:ai-platform/gpu-quota'),
    );
    const filter = card.get(EntityCardBlueprint.dataRefs.filterFunction);
    expect(filter?.(aQuotaEntity({ [annotation]: 'x' }))).toBe(offered);
  });

  it('brings the tab on drift among those on deployment', () => {
    const tab = createExtensionTester(
      plugin.getExtension('entity-content:ai-platform/drift'),
    );
    expect(tab.get(EntityContentBlueprint.dataRefs.title)).toBe('Drift');
    expect(tab.get(EntityContentBlueprint.dataRefs.group)).toBe('deployment');
  });

  it.each([
    ['argocd/app-name', true],
    ['argocd/app-selector', true],
    ['terraform/workspaces', true],
    ['backstage.io/kubernetes-id', true],
    ['argocd/project-name', false],
    ['argocd/instance-name', false],
  ])('offers the card on drift with %s: %s', (annotation, offered) => {
    const card = createExtensionTester(
      plugin.getExtension('entity-card:ai-platform/drift'),
    );
    const filter = card.get(EntityCardBlueprint.dataRefs.filterFunction);
    const entity = aDriftEntity({ [annotation]: 'x' });
    expect(filter?.(entity)).toBe(offered);
    expect(isDriftAvailable(entity)).toBe(offered);
  });

  it('brings the page on the drift of everything, with its place in the navigation', () => {
    const page = createExtensionTester(
      plugin.getExtension('page:ai-platform/drift'),
    );
    expect(page.get(coreExtensionData.routePath)).toBe('/drift');
    expect(page.get(coreExtensionData.title)).toBe('Drift');
    expect(page.get(coreExtensionData.icon)).toBeDefined();
  });

  it('has its texts under its own name', () => {
    expect(aiPlatformTranslationRef.id).toBe('plugin.ai-platform');
  });
});
