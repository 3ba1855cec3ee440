import { screen } from '@testing-library/react';
import { viewOf } from '../../__testUtils__/actOnDrift';
import { aResource } from '../../__testUtils__/aDriftView';
import { driftApi, renderDrift } from '../../__testUtils__/renderDrift';

const button = (name: string) => screen.findByRole('button', { name });

describe('what a person may do about drift', () => {
  it('is known before they press a button', async () => {
    renderDrift('tab', {
      api: driftApi(viewOf([aResource()])),
      denied: ['aiPlatform.drift.revert'],
    });
    const revert = await button('Revert Deployment fraud-detector');
    expect(revert).toBeDisabled();
    expect(revert).toHaveAccessibleDescription(
      /You lack the permission aiPlatform\.drift\.revert/,
    );
    expect(await button('Codify Deployment fraud-detector')).toBeEnabled();
    expect(await button('Ignore Deployment fraud-detector')).toBeEnabled();
  });
});
