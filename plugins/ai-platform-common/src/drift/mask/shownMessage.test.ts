import { shownMessage } from './shownMessage';

describe('the message of an engine, as it is shown', () => {
  it.each([
    'failed to fetch https://bot:CANARY-pass@git.example.com/config: 403',
    'error validating data: {"stringData":{"password":"CANARY-pass"}}',
    `${'x'.repeat(480)} token=CANARY-pass-that-the-cut-goes-through`,
  ])('holds no secret: %s', message => {
    expect(shownMessage(message)).not.toContain('CANARY');
  });

  it('is as it was where it holds none', () => {
    const message = 'ComparisonError: rpc error: code = Unknown';
    expect(shownMessage(message)).toBe(message);
  });
});
