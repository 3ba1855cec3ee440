import { chartUrl } from './chartUrl';

describe('chartUrl', () => {
  it.each([
    ['oci://registry.k8s.io/kueue/charts', 'registry.k8s.io/kueue/charts'],
    ['https://charts.jetstack.io', 'https://charts.jetstack.io'],
  ])('writes %s as %s', (repoUrl, expected) => {
    expect(chartUrl({ repoUrl })).toBe(expected);
  });
});
