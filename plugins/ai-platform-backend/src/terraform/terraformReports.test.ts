import { reportMeta, terraformSelections } from './terraformReports';

describe('terraformSelections', () => {
  it('names every workspace once, in the organization', () => {
    expect(
      terraformSelections({
        'terraform/organization': 'acme',
        'terraform/workspaces': 'fraud-dev, fraud-prod,fraud-dev',
      }),
    ).toEqual([
      { organization: 'acme', workspace: 'fraud-dev' },
      { organization: 'acme', workspace: 'fraud-prod' },
    ]);
  });

  it('needs no organization, and names none without workspaces', () => {
    expect(terraformSelections({ 'terraform/workspaces': 'a' })).toEqual([
      { workspace: 'a' },
    ]);
    expect(terraformSelections({ 'terraform/organization': 'acme' })).toEqual(
      [],
    );
  });
});

describe('reportMeta', () => {
  it('takes what a pipeline says', () => {
    const query = {
      workspace: 'fraud-dev',
      organization: 'acme',
      commit: '0123456789abcdef',
      run: 'https://ci.example.com/runs/17',
      engine: 'opentofu',
      engineVersion: '1.11.0-rc1',
    };
    expect(reportMeta(query)).toEqual(query);
  });

  it.each([
    [{}, /workspace/],
    [{ workspace: ['a', 'b'] }, /workspace/],
    [{ workspace: '../a' }, /workspace/],
    [{ workspace: 'a', commit: 'HEAD; rm' }, /commit/],
    [{ workspace: 'a', run: 'data:text/html,x' }, /run/],
    [{ workspace: 'a', run: 'not a link' }, /run/],
    [{ workspace: 'a', run: 'https://me:pass@ci.example.com' }, /run/],
    [{ workspace: 'a', engine: 'pulumi' }, /engine/],
    [{ workspace: 'a', engineVersion: '<b>' }, /engineVersion/],
  ])('refuses %j and names the parameter', (query, message) => {
    expect(() => reportMeta(query)).toThrow(message);
  });
});
