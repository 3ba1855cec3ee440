import { suggestName } from './suggestName';

describe('suggestName', () => {
  it('joins project and stage', () => {
    expect(suggestName({ project: 'fraud', spec: { stage: 'prod' } })).toBe(
      'fraud-prod',
    );
  });

  it('takes dev where nothing is known of the stage', () => {
    expect(suggestName({ project: 'fraud', spec: undefined })).toBe(
      'fraud-dev',
    );
  });

  it('stays within what a name may be long', () => {
    const project = 'a'.repeat(40);
    expect(suggestName({ project, spec: {} })).toHaveLength(40);
  });

  it.each([undefined, '', 7])(
    'suggests nothing for the project %j',
    project => {
      expect(suggestName({ project, spec: {} })).toBeUndefined();
    },
  );
});
