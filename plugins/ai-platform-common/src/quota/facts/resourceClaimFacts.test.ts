import { quotaFixture } from '../../testUtils/kubernetes/quotaFixture';
import { resourceClaimFacts } from './resourceClaimFacts';
import { secondsOf } from './seconds';

const claim = (requests: object[], results?: object[]) =>
  resourceClaimFacts({
    metadata: { name: 'c' },
    spec: { devices: { requests } },
    ...(results && { status: { allocation: { devices: { results } } } }),
  });

const all = {
  name: 'gpus',
  exactly: { deviceClassName: 'gpu.nvidia.com', allocationMode: 'All' },
};

describe('resourceClaimFacts', () => {
  it('counts the devices that were allocated, whichever alternative it was, and however many all were', () => {
    expect(
      resourceClaimFacts(quotaFixture('resourceclaim-alternatives')),
    ).toEqual({
      namespace: 'vision',
      name: 'detector-gpu-4kf2p',
      devices: {
        'gpu.nvidia.com': 3,
        'nic.example.com': 2,
        'mig.nvidia.com': 3,
      },
      allocated: true,
      createdAt: secondsOf('2026-09-01T08:00:00Z'),
    });
  });

  it('counts as the quota does what is not allocated yet: the dearest alternative, and 32 for all there are', () => {
    const object = quotaFixture('resourceclaim-alternatives');
    expect(resourceClaimFacts({ ...Object(object), status: {} })).toMatchObject(
      {
        devices: {
          'gpu.nvidia.com': 4,
          'nic.example.com': 32,
          'mig.nvidia.com': 7,
        },
        allocated: false,
      },
    );
  });

  it('reads the shape of v1beta1', () => {
    expect(
      resourceClaimFacts(quotaFixture('resourceclaim-v1beta1-pending')),
    ).toMatchObject({ devices: { 'gpu.nvidia.com': 4 }, allocated: false });
  });

  it('reads what was allocated to the shape of v1beta1', () => {
    const { exactly, name } = all;
    const results = [{ request: 'gpus' }, { request: 'gpus' }];
    expect(claim([{ name, ...exactly }], results)).toMatchObject({
      devices: { 'gpu.nvidia.com': 2 },
      allocated: true,
    });
  });

  it('counts nothing for access of an administrator, nor for a request that the claim does not have', () => {
    const results = [
      { request: 'gpus', adminAccess: true },
      { request: 'gpus', adminAccess: false },
      { request: 'gpus/other' },
      { request: 'constructor' },
      {},
    ];
    expect(claim([all], results)?.devices).toEqual({ 'gpu.nvidia.com': 1 });
    expect(claim([all], [])).toMatchObject({ devices: {}, allocated: true });
  });

  it('counts nothing for an allocation mode that it does not know, as the quota does', () => {
    const exactly = {
      deviceClassName: 'gpu.nvidia.com',
      allocationMode: 'SomeOfThem',
      count: 3,
    };
    expect(claim([{ name: 'a', exactly }])?.devices).toEqual({});
  });
});
