import { configApiRef } from '@backstage/core-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { TestApiRegistry } from '@backstage/test-utils';
import { METADATA, SPEC } from '../__testUtils__/answers';
import { validateMetadata, validateSpec } from './validation';

type Config = Parameters<typeof mockApis.config>[0];
type Validate = typeof validateSpec;

async function errorsOf(
  validate: Validate,
  value: unknown,
  formData: object,
  config?: Config,
): Promise<string[]> {
  const field = createFieldValidation();
  await validate(value, field, {
    apiHolder: TestApiRegistry.from([configApiRef, mockApis.config(config)]),
    formData: JSON.parse(JSON.stringify(formData)),
    schema: {},
  });
  return field.__errors ?? [];
}

describe('what refuses to go on', () => {
  it('is every fault of the page at once, with path and remedy', async () => {
    const metadata = { ...METADATA, name: 'No', costCenter: undefined };
    expect(await errorsOf(validateMetadata, metadata, {})).toEqual([
      expect.stringMatching(/^metadata\.name: "No" is not allowed\. Name of/),
      expect.stringMatching(/^metadata\.costCenter: is required\. Cost centre/),
    ]);
  });

  it('is not what the next page will ask', async () => {
    expect(await errorsOf(validateMetadata, METADATA, {})).toEqual([]);
  });

  it('is what does not fit together', async () => {
    const spec = { ...SPEC, platform: { mesh: 'none' } };
    expect(await errorsOf(validateSpec, spec, { metadata: METADATA })).toEqual([
      expect.stringMatching(/^spec\.platform\.mesh: is none, but Kubeflow/),
    ]);
  });

  it('is no warning', async () => {
    const spec = { ...SPEC, region: 'eu-nowhere-1' };
    expect(await errorsOf(validateSpec, spec, { metadata: METADATA })).toEqual(
      [],
    );
  });

  it('is not what the platform answers for everybody', async () => {
    const spec = { ...SPEC, account: undefined };
    const defaults = { spec: { account: SPEC.account } };
    expect(
      await errorsOf(
        validateSpec,
        spec,
        { metadata: METADATA },
        { data: { aiPlatform: { environments: { defaults } } } },
      ),
    ).toEqual([]);
  });
});
