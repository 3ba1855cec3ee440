import { SPEC } from '../../__testUtils__/answers';
import { cloudAnswers, switchCloud } from './switchCloud';

const RICH = {
  ...SPEC,
  nodePools: [{ name: 'gpu', machine: 'g6.xlarge' }],
  budget: { monthly: 10 },
  iac: { engine: 'opentofu', state: { bucket: 'ours' } },
};

describe('switchCloud', () => {
  const onGoogle = switchCloud({
    spec: RICH,
    cloud: 'gcp',
    remembered: undefined,
  });

  it('keeps what means the same on every cloud, typed pools above all', () => {
    expect(onGoogle).toMatchObject({
      cloud: 'gcp',
      network: SPEC.network,
      nodePools: RICH.nodePools,
      budget: RICH.budget,
      iac: { engine: 'opentofu' },
    });
  });

  it.each(['account', 'region', 'iac.state'])('clears %s', field => {
    expect(onGoogle).not.toHaveProperty(field);
  });

  it('gives back what was answered for a cloud before', () => {
    expect(
      switchCloud({
        spec: onGoogle,
        cloud: 'aws',
        remembered: cloudAnswers(RICH),
      }),
    ).toEqual(RICH);
  });
});
