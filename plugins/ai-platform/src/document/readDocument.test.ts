import {
  CLOUDS,
  PROFILES,
  STAGES,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { METADATA, SPEC } from '../__testUtils__/answers';
import { draftDocument } from './draft';
import { readDocument } from './readDocument';

const COMBINATIONS = CLOUDS.flatMap(cloud =>
  STAGES.flatMap(stage => PROFILES.map(profile => ({ cloud, stage, profile }))),
);

describe('readDocument', () => {
  it.each(COMBINATIONS)(
    'fills an empty form on $cloud for $stage with the profile $profile',
    answers => {
      const { filled, defaults } = readDocument(
        draftDocument({ spec: answers }),
        {},
      );
      expect(filled.spec).toMatchObject(answers);
      expect(defaults.spec).toEqual(filled.spec);
    },
  );

  it('keeps sound answers where others are wrong', () => {
    const { filled, issues } = readDocument(
      draftDocument({
        metadata: { ...METADATA, name: 'Not A Name' },
        spec: {
          ...SPEC,
          account: 'nobody',
          network: { cidr: '10.40.0.0/16', zones: 1 },
          budget: { monthly: -1, currency: 'EUR' },
          platform: { mesh: 'none', kserve: { replicas: 4 } },
        },
      }),
      {},
    );
    expect(issues.length).toBeGreaterThanOrEqual(4);
    expect(filled.spec).toMatchObject({
      region: SPEC.region,
      network: { cidr: '10.40.0.0/16', zones: 1 },
      budget: { currency: 'EUR', monthly: 3000 },
      platform: { mesh: 'istio', kserve: { replicas: 4 } },
    });
  });

  it('takes a list with a fault as not given', () => {
    const { filled } = readDocument(
      draftDocument({
        metadata: METADATA,
        spec: { ...SPEC, nodePools: [{ name: 'x', machine: '?' }] },
      }),
      {},
    );
    expect(filled.spec.nodePools.map(pool => pool.name)).toContain('system');
  });

  it('shows as the default what would be filled in, whatever was answered', () => {
    const { filled, defaults } = readDocument(
      draftDocument({
        metadata: METADATA,
        spec: { ...SPEC, platform: { policy: 'gatekeeper' } },
      }),
      {},
    );
    expect(filled.spec.platform.policy).toBe('gatekeeper');
    expect(defaults.spec.platform.policy).toBe('kyverno');
  });

  it("lays the platform's own answers under those of the form", () => {
    const { filled, complete, issues } = readDocument(
      draftDocument({
        metadata: METADATA,
        spec: { ...SPEC, region: undefined },
      }),
      { spec: { region: 'eu-west-1', budget: { currency: 'EUR' } } },
    );
    expect(issues.filter(issue => issue.severity === 'error')).toEqual([]);
    expect(complete.spec).toMatchObject({ region: 'eu-west-1' });
    expect(filled.spec.budget.currency).toBe('EUR');
  });

  it.each([[{ metadata: 3, spec: 'x' }], [{ metadata: [], spec: [] }], [{}]])(
    'copes with %j',
    parts => {
      expect(readDocument(draftDocument(parts), {}).filled.spec.cloud).toBe(
        'aws',
      );
    },
  );
});
