import { createExtensionTester } from '@backstage/frontend-test-utils';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import plugin, { aiPlatformTranslationRef } from '.';

describe('the plugin in the new frontend system', () => {
  it.each([
    ['environment-metadata', 'AiEnvironmentMetadata'],
    ['environment-spec', 'AiEnvironmentSpec'],
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

  it('has its texts under its own name', () => {
    expect(aiPlatformTranslationRef.id).toBe('plugin.ai-platform');
  });
});
