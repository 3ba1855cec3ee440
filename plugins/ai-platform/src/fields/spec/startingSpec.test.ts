import { draftDocument } from '../../document/draft';
import { METADATA, SPEC } from '../../__testUtils__/answers';
import { startingSpec, suggestCidr } from './startingSpec';

function starting(parts: { metadata?: unknown; spec?: unknown }) {
  const document = draftDocument(parts);
  return startingSpec({ document, complete: document });
}

describe('startingSpec', () => {
  it('takes the stage from the name', () => {
    expect(
      starting({ metadata: { ...METADATA, name: 'fraud-staging' } }),
    ).toMatchObject({ stage: 'staging', profile: 'balanced' });
  });

  it('leaves every answer that is there already', () => {
    const { document } = { document: draftDocument({ spec: SPEC }) };
    expect(startingSpec({ document, complete: document })).toBe(document.spec);
  });

  it('leaves to the platform what the platform answers', () => {
    const document = draftDocument({});
    const complete = draftDocument({ spec: { stage: 'prod' } });
    expect(startingSpec({ document, complete })).not.toHaveProperty('stage');
  });
});

describe('suggestCidr', () => {
  it('is the same for the same name and another for most others', () => {
    const names = ['fraud-dev', 'fraud-prod', 'vision-dev', 'search-test'];
    expect(suggestCidr('fraud-dev')).toBe(suggestCidr('fraud-dev'));
    expect(new Set(names.map(suggestCidr)).size).toBe(names.length);
  });

  it.each(['', 'a', 'ü'.repeat(40)])('is a private range for %j', name => {
    expect(suggestCidr(name)).toMatch(/^10\.\d{2,3}\.0\.0\/16$/);
  });
});
