import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { googleServiceAccount } from './cloudIdentity';
import { sha256 } from './sha256';

describe('sha256', () => {
  it('is that of everybody else, for every ASCII text', () => {
    const ascii = fc.string({ unit: 'binary-ascii', maxLength: 200 });
    fc.assert(
      fc.property(ascii, text => {
        const expected = createHash('sha256')
          .update(text, 'latin1')
          .digest('hex');
        expect(sha256(text)).toBe(expected);
      }),
    );
  });

  it.each([0, 55, 56, 63, 64, 119, 120])('pads %i characters right', length => {
    const text = 'x'.repeat(length);
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });
});

describe('googleServiceAccount', () => {
  const account = (name: string) =>
    googleServiceAccount(anEnvironment({ cloud: 'gcp' }, { name }), 'secrets');

  it('is the name of environment and identity while that fits', () => {
    expect(account('fraud-dev')).toBe(
      'fraud-dev-secrets@fraud-ml-dev.iam.gserviceaccount.com',
    );
  });

  it('is cut and marked as the cluster module does it', () => {
    const name = 'a-rather-long-name-of-an-environment';
    const hash = createHash('sha256').update(`${name}-secrets`).digest('hex');
    expect(account(name)).toBe(
      `a-rather-long-name-of-a-${hash.slice(
        0,
        6,
      )}@fraud-ml-dev.iam.gserviceaccount.com`,
    );
  });
});
