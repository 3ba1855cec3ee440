import fc from 'fast-check';
import { dnsName, gcpLabelValue, labelValue } from './names';

const LABEL = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

describe('names', () => {
  it('joins short parts and leaves them alone', () => {
    expect(dnsName(['fraud-dev', 'mlflow'])).toBe('fraud-dev-mlflow');
  });

  it('keeps names apart that are cut to the same length', () => {
    const long = 'a'.repeat(70);
    const [one, two] = [dnsName([long, 'x']), dnsName([long, 'y'])];
    expect(one).toHaveLength(63);
    expect(one).not.toBe(two);
  });

  it('makes a DNS label of anything that has a letter', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), text => {
        expect(dnsName([`x${text}`])).toMatch(
          /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/,
        );
      }),
    );
  });

  it('makes a label value of any text, and leaves label values alone', () => {
    expect(labelValue('Risk & Fraud (Köln)')).toBe('Risk-Fraud-Koln');
    expect(labelValue('4711')).toBe('4711');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), text => {
        expect(labelValue(text)).toMatch(LABEL);
        expect(gcpLabelValue(text)).toMatch(/^[-_a-z0-9]*$/);
      }),
    );
  });
});
