import { comparedDetector, detectorForms } from './__testUtils__/detector';
import { excerpt } from './excerpt';

const CONTAINER = 'spec.template.spec.containers[name=server]';

describe('excerpt', () => {
  it('shows what differs with the keys above it, and which object it is', () => {
    const changes = {
      live: {
        'spec.replicas': 5,
        [`${CONTAINER}.env[name=LOG_LEVEL].value`]: 'debug',
        [`${CONTAINER}.args[1]`]: '--workers=8',
      },
    };
    const { want, have } = detectorForms(changes);
    const told = excerpt({
      want,
      have,
      comparisons: comparedDetector(changes),
    });
    expect(told.wantText).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: detector
  namespace: fraud
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: server
          args:
            - "--workers=2"
          env:
            - name: LOG_LEVEL
              value: info
`);
    expect(told.haveText).toBe(
      told.wantText
        ?.replace('replicas: 2', 'replicas: 5')
        .replace('workers=2', 'workers=8')
        .replace('value: info', 'value: debug'),
    );
  });

  it('shows on one side what the other does not have', () => {
    const changes = { live: { 'spec.template.spec.hostNetwork': true } };
    const { want, have } = detectorForms(changes);
    const told = excerpt({
      want,
      have,
      comparisons: comparedDetector(changes),
    });
    expect(told.wantText).not.toContain('hostNetwork');
    expect(told.haveText).toContain('      hostNetwork: true\n');
  });

  it('shows nothing where nothing really differs', () => {
    const { want, have } = detectorForms({});
    expect(excerpt({ want, have, comparisons: comparedDetector({}) })).toEqual(
      {},
    );
  });

  it('shows a missing object as Git has it', () => {
    const { want } = detectorForms({});
    const { wantText, haveText } = excerpt({
      want,
      have: null,
      comparisons: [],
    });
    expect(haveText).toBeUndefined();
    expect(wantText).toContain('replicas: 2');
    expect(wantText).toContain('example.com/owner: fraud-ml');
    for (const kept of ['status:', 'uid', 'resourceVersion', 'tracking-id']) {
      expect(wantText).not.toContain(kept);
    }
  });

  it('shows an extra object as the cluster has it', () => {
    const { live } = detectorForms({});
    const { wantText, haveText } = excerpt({
      ...{ want: null, have: live, comparisons: [] },
    });
    expect(wantText).toBeUndefined();
    expect(haveText).not.toContain('managedFields');
  });

  it('is cut where nobody would read on', () => {
    const told = excerpt({
      want: { data: { file: 'line\n'.repeat(50_000) } },
      ...{ have: null, comparisons: [] },
    });
    expect(told.wantText).toHaveLength(60_000);
  });
});
