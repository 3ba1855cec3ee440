import { driftOf, noiseOf } from './__testUtils__/detector';

const CONTAINER = 'spec.template.spec.containers[name=server]';

describe('compareObjects: what an Application says is not to be compared', () => {
  const kind = 'Deployment';
  const group = 'apps';
  const scaled = {
    live: { 'spec.replicas': 9 },
    normalised: { 'spec.replicas': undefined },
  };
  const image = `${CONTAINER}.image`;
  const edited = {
    live: { [image]: 'detector:9' },
    normalised: { [image]: undefined },
  };

  it.each([
    ['a JSON pointer', { kind, group, jsonPointers: ['/spec/replicas'] }],
    ['any group', { kind, group: '*', jsonPointers: ['/spec/replicas'] }],
    ['any kind', { kind: '*', group, jsonPointers: ['/spec/replicas'] }],
    [
      'this name',
      { kind, group, name: 'detector', jsonPointers: ['/spec/replicas'] },
    ],
    ['a jq path', { kind, group, jqPathExpressions: ['.spec.replicas'] }],
    ['a manager', { kind, group, managedFieldsManagers: ['kubectl'] }],
  ])('is told as such by %s', (_, rule) => {
    expect(noiseOf({ ...scaled, ignore: [rule] })).toEqual({
      'spec.replicas': 'ignoreDifferences',
    });
  });

  it('is told of everything below by a pointer above', () => {
    const reasons = noiseOf({
      ...scaled,
      ignore: [{ kind, group, jsonPointers: ['/spec'] }],
    });
    expect(new Set(Object.values(reasons))).toEqual(
      new Set(['ignoreDifferences']),
    );
    expect(Object.keys(reasons)).toContain('spec.replicas');
  });

  it.each([
    [
      'a pointer with a position',
      { kind, group, jsonPointers: ['/spec/template/spec/containers/0/image'] },
    ],
    [
      'a jq path over a list',
      {
        kind,
        group,
        jqPathExpressions: ['.spec.template.spec.containers[].image'],
      },
    ],
    [
      'a jq path that selects',
      {
        kind,
        group,
        jqPathExpressions: [
          '.spec.template.spec.containers[] | select(.name == "server").image',
        ],
      },
    ],
    ['a manager', { kind, group, managedFieldsManagers: ['kubectl-edit'] }],
  ])('is told of a member of a list by %s', (_, rule) => {
    expect(noiseOf({ ...edited, ignore: [rule] })).toEqual({
      [image]: 'ignoreDifferences',
    });
  });

  it.each([
    [
      'another group',
      { kind, group: 'batch', jsonPointers: ['/spec/replicas'] },
    ],
    ['the core group', { kind, jsonPointers: ['/spec/replicas'] }],
    ['another kind', { kind: 'Job', group, jsonPointers: ['/spec/replicas'] }],
    [
      'another name',
      { kind, group, name: 'other', jsonPointers: ['/spec/replicas'] },
    ],
    [
      'another namespace',
      { kind, group, namespace: 'other', jsonPointers: ['/spec/replicas'] },
    ],
    ['another field', { kind, group, jsonPointers: ['/spec/replica'] }],
    ['a program', { kind, group, jqPathExpressions: ['.spec | keys[]'] }],
    ['another manager', { kind, group, managedFieldsManagers: ['hpa'] }],
  ])('is only known to be normalised where the rule is for %s', (_, rule) => {
    expect(noiseOf({ ...scaled, ignore: [rule] })).toEqual({
      'spec.replicas': 'normalised',
    });
  });

  it('does not hide what the engine itself says is different', () => {
    const [difference] = driftOf({
      live: { 'spec.replicas': 9 },
      ignore: [{ kind, group, jsonPointers: ['/spec/replicas'] }],
    });
    expect(difference.path).toBe('spec.replicas');
  });
});
