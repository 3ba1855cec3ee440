import { aQuotaEntity } from '../__testUtils__/renderQuota';
import { isGpuQuotaAvailable } from './annotations';

describe('whether there is a GPU quota to show', () => {
  it.each([
    'backstage.io/kubernetes-namespace',
    'backstage.io/kubernetes-id',
    'ai-platform/workspace',
  ])('there is with the annotation %s', annotation =>
    expect(isGpuQuotaAvailable(aQuotaEntity({ [annotation]: 'x' }))).toBe(true),
  );

  it('there is none without any of them', () => {
    expect(
      isGpuQuotaAvailable(
        aQuotaEntity({ 'backstage.io/kubernetes-cluster': 'sandbox' }),
      ),
    ).toBe(false);
  });
});
