import {
  acceleratorOfDeviceClass,
  acceleratorOfQuotaKey,
  acceleratorOfResource,
  quotaKeysOf,
} from './quotaKeys';

const mapped = [
  {
    namespace: '',
    name: 'gpu.nvidia.com',
    extendedResource: 'nvidia.com/gpu',
  },
  { namespace: '', name: 'mig.nvidia.com' },
];

describe('the keys by which a quota counts an accelerator', () => {
  it('are one for a resource of a device plugin', () => {
    expect(quotaKeysOf('nvidia.com/gpu', [])).toEqual([
      'requests.nvidia.com/gpu',
    ]);
  });

  it('are three where a DeviceClass stands for the same devices', () => {
    expect(quotaKeysOf('nvidia.com/gpu', mapped)).toEqual([
      'requests.nvidia.com/gpu',
      'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
      'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com',
    ]);
  });

  it('are two where only a DeviceClass names the devices', () => {
    expect(quotaKeysOf('deviceclass/mig.nvidia.com', mapped)).toEqual([
      'mig.nvidia.com.deviceclass.resource.k8s.io/devices',
      'requests.deviceclass.resource.kubernetes.io/mig.nvidia.com',
    ]);
  });

  it.each(['nvidia.com/gpu', 'deviceclass/mig.nvidia.com'])(
    'lead back to %s, all of them',
    accelerator => {
      for (const key of quotaKeysOf(accelerator, mapped)) {
        expect(acceleratorOfQuotaKey(key, mapped)).toBe(accelerator);
      }
    },
  );
});

describe('acceleratorOfQuotaKey', () => {
  it.each([
    ['requests.nvidia.com/mig-1g.5gb', 'nvidia.com/mig-1g.5gb'],
    ['requests.google.com/tpu', 'google.com/tpu'],
    [
      'gpu.amd.com.deviceclass.resource.k8s.io/devices',
      'deviceclass/gpu.amd.com',
    ],
    [
      'requests.deviceclass.resource.kubernetes.io/gpu.amd.com',
      'deviceclass/gpu.amd.com',
    ],
  ])('reads %s', (key, accelerator) => {
    expect(acceleratorOfQuotaKey(key, mapped)).toBe(accelerator);
  });

  it.each([
    ...['requests.cpu', 'limits.memory', 'pods', 'cpu', 'requests.', ''],
    ...['nvidia.com/gpu', 'limits.nvidia.com/gpu', 'requests.storage'],
    ...['count/resourceclaims.resource.k8s.io', 'requests.rdma.example/nic'],
    ...['nic.example.com.deviceclass.resource.k8s.io/devices'],
    ...['.deviceclass.resource.k8s.io/devices'],
  ])('finds no accelerator in %s', key => {
    expect(acceleratorOfQuotaKey(key, mapped)).toBeUndefined();
  });
});

describe('what pods ask for', () => {
  it('is the same accelerator by its name, by the name of its class and by a claim', () => {
    const implicit = 'deviceclass.resource.kubernetes.io/gpu.nvidia.com';
    expect(acceleratorOfResource('nvidia.com/gpu', mapped)).toBe(
      'nvidia.com/gpu',
    );
    expect(acceleratorOfResource(implicit, mapped)).toBe('nvidia.com/gpu');
    expect(acceleratorOfDeviceClass('gpu.nvidia.com', mapped)).toBe(
      'nvidia.com/gpu',
    );
  });

  it('is an accelerator in a class whose name says nothing, if its resource does', () => {
    const classes = [
      { namespace: '', name: 'fast', extendedResource: 'example.com/gpu' },
      { namespace: '', name: 'nic', extendedResource: 'example.com/nic' },
    ];
    expect(acceleratorOfDeviceClass('fast', classes)).toBe('example.com/gpu');
    expect(acceleratorOfDeviceClass('nic', classes)).toBeUndefined();
  });

  it('is no accelerator otherwise', () => {
    expect(acceleratorOfResource('cpu', mapped)).toBeUndefined();
    expect(acceleratorOfDeviceClass('nic.example.com', [])).toBeUndefined();
  });
});
