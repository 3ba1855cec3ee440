import type { JsonValue } from '../json';
import { compareObjects } from './compareObjects';
import {
  comparedDetector,
  DETECTOR,
  detectorForms,
  driftOf,
  noiseOf,
} from './__testUtils__/detector';

const CONTAINER = 'spec.template.spec.containers[name=server]';
const text = (value: string) => ({ kind: 'value', text: value });

describe('compareObjects: what is noise', () => {
  it('is what the server fills in', () => {
    const added = comparedDetector({})
      .filter(each => each.noise === 'serverDefault')
      .map(each => each.path);
    expect(added).toEqual([
      'spec.progressDeadlineSeconds',
      'spec.revisionHistoryLimit',
      'spec.strategy',
      `${CONTAINER}.imagePullPolicy`,
      `${CONTAINER}.ports[containerPort=8080].protocol`,
      `${CONTAINER}.terminationMessagePath`,
      `${CONTAINER}.terminationMessagePolicy`,
      'spec.template.spec.dnsPolicy',
      'spec.template.spec.restartPolicy',
      'spec.template.spec.schedulerName',
      'spec.template.spec.securityContext',
      'spec.template.spec.serviceAccount',
      'spec.template.spec.terminationGracePeriodSeconds',
    ]);
    expect(noiseOf({})).toEqual({});
  });

  it('is not called a default where a person set it', () => {
    expect(
      noiseOf({
        live: { 'spec.template.spec.hostNetwork': true },
        normalised: { 'spec.template.spec.hostNetwork': true },
      }),
    ).toEqual({ 'spec.template.spec.hostNetwork': 'normalised' });
  });

  it('is an equal amount in another spelling', () => {
    const resources = `${CONTAINER}.resources`;
    expect(
      noiseOf({
        git: {
          [`${resources}.requests.cpu`]: 0.5,
          [`${resources}.limits.memory`]: '2048Mi',
          [`${resources}.limits["nvidia.com/gpu"]`]: 1,
        },
      }),
    ).toEqual({
      [`${resources}.requests.cpu`]: 'equalQuantity',
      [`${resources}.limits.memory`]: 'equalQuantity',
      [`${resources}.limits["nvidia.com/gpu"]`]: 'equalQuantity',
    });
  });

  it('is not another amount', () => {
    const path = `${CONTAINER}.resources.limits.memory`;
    expect(driftOf({ live: { [path]: '2G' } })).toEqual([
      { path, want: text('2Gi'), have: text('2G') },
    ]);
  });

  it('is the order of tolerations', () => {
    const path = 'spec.template.spec.tolerations';
    const tolerations: JsonValue = [
      { key: 'spot', operator: 'Exists' },
      { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
    ];
    expect(noiseOf({ live: { [path]: tolerations } })).toEqual({
      [path]: 'order',
    });
  });

  it('is bookkeeping where both sides have it', () => {
    const path = 'metadata.annotations["argocd.argoproj.io/tracking-id"]';
    expect(
      noiseOf({ live: { [path]: 'other:apps/Deployment:fraud/detector' } }),
    ).toEqual({ [path]: 'bookkeeping' });
  });

  it('does not let bookkeeping hide an annotation beside it', () => {
    const drift = compareObjects({
      ref: DETECTOR,
      want: {
        metadata: {
          annotations: { 'argocd.argoproj.io/tracking-id': 'x', team: 'fraud' },
        },
      },
      have: { metadata: {} },
      target: null,
      live: null,
      ignore: [],
    });
    expect(drift.map(each => [each.path, each.noise])).toEqual([
      ['metadata.annotations.team', undefined],
      ['metadata.annotations["argocd.argoproj.io/tracking-id"]', 'bookkeeping'],
    ]);
  });

  it('is not told of what is a real difference', () => {
    const path = `${CONTAINER}.env`;
    const paths = comparedDetector({
      live: {
        [`${path}[name=LOG_LEVEL].value`]: 'debug',
        'metadata.annotations["example.com/owner"]': undefined,
        'spec.strategy': undefined,
      },
    }).map(each => each.path);
    expect(paths.slice(0, 3)).toEqual([
      'metadata.annotations["example.com/owner"]',
      'spec.strategy',
      `${path}[name=LOG_LEVEL].value`,
    ]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('is told at most fifty times of one object', () => {
    const added = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`key${index}`, index]),
    );
    const { want, target, live } = detectorForms({ live: { data: added } });
    const told = compareObjects({
      ref: DETECTOR,
      ...{ want, have: want, live, ignore: [] },
      target: { ...target, data: {} },
    });
    expect(told).toHaveLength(50);
  });
});
