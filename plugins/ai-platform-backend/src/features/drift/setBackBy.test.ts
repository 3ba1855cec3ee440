import type {
  DriftDifference,
  DriftResource,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { setBackBy } from './setBackBy';

const difference = (
  path: string,
  by?: 'person' | 'ignoreDifferences',
): DriftDifference => ({
  ...{ path, severity: 'cosmetic', rule: 'rest' },
  ...(by && { ignored: { by } }),
});

const resource = (
  id: string,
  state: DriftResource['state'],
  differences: DriftDifference[] = [],
): DriftResource => ({
  ...{ id, group: '', kind: 'ConfigMap', name: id, state, differences },
});

const RESOURCES = [
  resource('codified', 'drifted', [difference('a'), difference('b')]),
  resource('drifted', 'drifted', [difference('a')]),
  resource('missing', 'missing'),
  resource('extra', 'extra'),
  resource('inSync', 'inSync', [difference('a', 'ignoreDifferences')]),
  resource('ignoredHere', 'ignored', [difference('a', 'person')]),
  resource('ignoredThere', 'ignored', [difference('a', 'ignoreDifferences')]),
  resource('unknown', 'unknown'),
];

const setBack = (paths: string[], policy = {}) =>
  setBackBy(
    { resource: 'codified', paths },
    { automated: true, autoPrune: false, ...policy },
    { resources: RESOURCES },
  );

it('names everything of an automated application that is not written into Git', () => {
  expect(setBack(['a', 'b'])).toEqual(['drifted', 'missing', 'ignoredHere']);
});

it('names the resource itself where one of its fields is left out', () => {
  expect(setBack(['a'])).toContain('codified');
});

it('names what is not in Git where that is deleted', () => {
  expect(setBack(['a'], { autoPrune: true })).toContain('extra');
});

it('names nothing of an application that somebody has to sync', () => {
  expect(setBack(['a'], { automated: false })).toEqual([]);
});
