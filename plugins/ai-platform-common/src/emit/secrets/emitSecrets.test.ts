import type { Cloud } from '../../model/vocabulary';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { documentAt, fileAt } from '../../testUtils/emittedDocuments';
import { emitSecrets } from './emitSecrets';

function ruleOf(cloud: Cloud, region?: string) {
  const environment = anEnvironment({
    cloud,
    ...(region && { region }),
    platform: { secrets: 'sops' },
  });
  return documentAt(emitSecrets(environment), '.sops.yaml').creation_rules[0];
}

describe('.sops.yaml', () => {
  it('encrypts with the key of the cloud', () => {
    expect(ruleOf('aws').kms).toBe(
      'arn:aws:kms:eu-central-1:123456789012:alias/sops',
    );
    expect(ruleOf('aws', 'cn-north-1').kms).toMatch(/^arn:aws-cn:kms:/);
    expect(ruleOf('gcp').gcp_kms).toBe(
      'projects/fraud-ml-dev/locations/europe-west4/keyRings/sops/cryptoKeys/secrets',
    );
    expect(ruleOf('azure').azure_keyvault).toMatch(
      /^https:\/\/sops-[a-z0-9]{7}\.vault\.azure\.net\/keys\/secrets\/$/,
    );
  });

  it('encrypts what is secret in the folder of secrets, and nothing else', () => {
    const rule = ruleOf('aws');
    const path = new RegExp(rule.path_regex);
    expect(path.test('secrets/database.yaml')).toBe(true);
    expect(path.test('mlflow/values.yaml')).toBe(false);
    expect(new RegExp(rule.encrypted_regex).test('stringData')).toBe(true);
    expect(new RegExp(rule.encrypted_regex).test('metadata')).toBe(false);
  });
});

describe('the folder of secrets', () => {
  it('is there for secrets that lie in Git, with the way to encrypt them', () => {
    const filesFor = (secrets: 'sops' | 'sealed-secrets') =>
      emitSecrets(anEnvironment({ platform: { secrets } }));
    expect(fileAt(filesFor('sops'), 'secrets/README.md').content).toContain(
      'sops encrypt',
    );
    const sealed = filesFor('sealed-secrets');
    expect(fileAt(sealed, 'secrets/README.md').content).toContain('kubeseal');
    expect(sealed).toHaveLength(1);
  });

  it('is not there for secrets that come from the cloud', () => {
    const platform = { secrets: 'external-secrets' as const };
    expect(emitSecrets(anEnvironment({ platform }))).toEqual([]);
  });
});
