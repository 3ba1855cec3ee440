import { render, screen } from '@testing-library/react';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { wrapInTestApp } from '@backstage/test-utils';
import {
  AiEnvironmentMetadataFieldExtension,
  AiEnvironmentSpecFieldExtension,
  GpuQuotaChangeFieldExtension,
} from './legacy';

const Names = () => {
  const fields = useCustomFieldExtensions(
    <ScaffolderFieldExtensions>
      <AiEnvironmentMetadataFieldExtension />
      <AiEnvironmentSpecFieldExtension />
      <GpuQuotaChangeFieldExtension />
    </ScaffolderFieldExtensions>,
  );
  return <>{fields.map(field => field.name).join(', ')}</>;
};

describe('the plugin in the old frontend system', () => {
  it('brings the same form fields', async () => {
    render(wrapInTestApp(<Names />));
    expect(
      await screen.findByText(
        'AiEnvironmentMetadata, AiEnvironmentSpec, GpuQuotaChange',
      ),
    ).toBeInTheDocument();
  });
});
