import { quotaFixture } from '../../testUtils/kubernetes/quotaFixture';
import {
  deviceClassFacts,
  limitRangeFacts,
  namespaceFacts,
  nodeFacts,
  notebookFacts,
  resourceQuotaFacts,
} from '.';
import { secondsOf } from './seconds';

describe('nodeFacts', () => {
  const node = (spec: object, ready: string) =>
    nodeFacts({
      metadata: { name: 'n' },
      spec,
      status: { conditions: [{ type: 'Ready', status: ready }] },
    });

  it('keeps the accelerators that the node has, and the labels that say what they are', () => {
    expect(nodeFacts(quotaFixture('node-time-sliced'))).toEqual({
      namespace: '',
      name: 'gpu-7',
      usable: true,
      allocatable: { 'nvidia.com/gpu': '4' },
      labels: {
        'node.kubernetes.io/instance-type': 'g5.xlarge',
        'nvidia.com/gpu.product': 'NVIDIA-A10G-SHARED',
        'nvidia.com/gpu.memory': '23028',
        'nvidia.com/gpu.replicas': '4',
        'nvidia.com/gpu.sharing-strategy': 'time-slicing',
        'nvidia.com/mig.capable': 'false',
        'flagstone.dev/pool': 'inference',
      },
    });
  });

  const counting = (allocatable: object, capacity: object) =>
    nodeFacts({ metadata: { name: 'n' }, status: { allocatable, capacity } });

  it('keeps the names of accelerators that it has none of now: their device plugin may come back', () => {
    const crashed = counting(
      { cpu: '96', 'nvidia.com/gpu': '0' },
      { cpu: '96', 'nvidia.com/gpu': '8', 'amd.com/gpu': '0' },
    );
    expect(crashed).toMatchObject({
      allocatable: {},
      lacking: ['amd.com/gpu', 'nvidia.com/gpu'],
    });
  });

  it('keeps no names beside those of the accelerators that it has', () => {
    const amounts = { cpu: '96', 'nvidia.com/gpu': '8' };
    expect(counting(amounts, amounts)).not.toHaveProperty('lacking');
    expect(counting({}, { cpu: '4', pods: '0' })).not.toHaveProperty('lacking');
  });

  it.each([
    ['ready', {}, 'True', true],
    ['not ready', {}, 'False', false],
    ['silent', {}, 'Unknown', false],
    ['cordoned', { unschedulable: true }, 'True', false],
  ])('of a node that is %s', (_, spec, ready, usable) => {
    expect(node(spec, ready)?.usable).toBe(usable);
  });
});

describe('resourceQuotaFacts', () => {
  it('keeps what is enforced and used', () => {
    expect(
      resourceQuotaFacts(quotaFixture('resourcequota-over-quota')),
    ).toEqual({
      namespace: 'vision',
      name: 'workspace-quota',
      hard: { 'requests.cpu': '32', 'requests.nvidia.com/gpu': '4' },
      used: { 'requests.cpu': '12500m', 'requests.nvidia.com/gpu': '6' },
      scoped: false,
      workspace: 'vision',
    });
  });

  it('takes the spec until there is a status', () => {
    const spec = { hard: { pods: 10 } };
    expect(
      resourceQuotaFacts({ metadata: { name: 'new' }, spec, status: {} }),
    ).toMatchObject({ hard: { pods: '10' }, used: {} });
  });

  it('keeps a quantity that nobody can read as it is written, so that it can be shown', () => {
    const status = { hard: { 'requests.nvidia.com/gpu': '4 pieces' } };
    expect(
      resourceQuotaFacts({ metadata: { name: 'odd' }, status })?.hard,
    ).toEqual({ 'requests.nvidia.com/gpu': '4 pieces' });
  });

  it.each([
    [{ scopes: ['NotTerminating'] }],
    [{ scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass' }] } }],
  ])('knows that a quota with %j counts only some pods', spec => {
    expect(
      resourceQuotaFacts({ metadata: { name: 'some' }, spec })?.scoped,
    ).toBe(true);
  });
});

describe('limitRangeFacts', () => {
  it('keeps whether there are defaults, and the lowest of the maxima', () => {
    expect(limitRangeFacts(quotaFixture('limitrange-defaults'))).toEqual({
      namespace: 'vision',
      name: 'defaults',
      hasDefaults: true,
      maxPerContainer: { cpu: '16', memory: '256Gi', 'nvidia.com/gpu': '4' },
      maxPerPod: { 'nvidia.com/gpu': '8' },
    });
  });

  it('sees no default for containers in one for volumes', () => {
    const limits = [{ type: 'PersistentVolumeClaim', default: { a: '1' } }];
    expect(
      limitRangeFacts({ metadata: { name: 'l' }, spec: { limits } }),
    ).toMatchObject({ hasDefaults: false, maxPerContainer: {}, maxPerPod: {} });
  });
});

describe('the small kinds', () => {
  it('keeps the extended resource of a DeviceClass', () => {
    expect(
      deviceClassFacts(quotaFixture('deviceclass-extended-resource')),
    ).toEqual({
      namespace: '',
      name: 'gpu.nvidia.com',
      extendedResource: 'nvidia.com/gpu',
    });
  });

  it('keeps the last activity of a Notebook', () => {
    expect(notebookFacts(quotaFixture('notebook-idle'))).toEqual({
      namespace: 'vision',
      name: 'exploration',
      lastActivity: secondsOf('2026-08-30T17:04:05Z'),
    });
  });

  it('keeps whose a namespace is', () => {
    const labels = {
      'flagstone.dev/workspace': 'vision',
      'flagstone.dev/environment': 'vision-dev',
      'backstage.io/kubernetes-id': 'defect-detector',
      'pod-security.kubernetes.io/enforce': 'restricted',
    };
    expect(namespaceFacts({ metadata: { name: 'vision', labels } })).toEqual({
      namespace: '',
      name: 'vision',
      workspace: 'vision',
      environment: 'vision-dev',
      component: 'defect-detector',
    });
  });
});
