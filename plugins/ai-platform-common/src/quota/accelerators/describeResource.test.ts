import { describeResource } from './describeResource';

describe('describeResource', () => {
  it.each([
    ['nvidia.com/gpu', 'nvidia', 'gpu'],
    ['nvidia.com/gpu.shared', 'nvidia', 'slice'],
    ['amd.com/gpu', 'amd', 'gpu'],
    ['gpu.intel.com/i915', 'intel', 'gpu'],
    ['gpu.intel.com/xe', 'intel', 'gpu'],
    ['intel.com/gpu', 'intel', 'gpu'],
    ['habana.ai/gaudi', 'habana', 'device'],
    ['google.com/tpu', 'google', 'chip'],
    ['aws.amazon.com/neuron', 'aws', 'device'],
    ['aws.amazon.com/neurondevice', 'aws', 'device'],
    ['aws.amazon.com/neuroncore', 'aws', 'core'],
    ['example.com/gpu', 'other', 'gpu'],
    ['example.com/large-gpu', 'other', 'gpu'],
    ['example.com/vgpu', 'other', 'slice'],
    ['example.com/npu', 'other', 'device'],
    ['huawei.com/Ascend910B', 'other', 'device'],
    ['cambricon.com/mlu370', 'other', 'device'],
    ['cloud.example.com/tpu', 'other', 'chip'],
    ['deviceclass/gpu.nvidia.com', 'nvidia', 'gpu'],
    ['deviceclass/mig.nvidia.com', 'nvidia', 'partition'],
    ['deviceclass/tpu.google.com', 'google', 'chip'],
    ['deviceclass/team-h100', 'other', 'device'],
    ['deviceclass.resource.kubernetes.io/gpu.amd.com', 'amd', 'gpu'],
  ])('knows %s as %s, counted by the %s', (resource, vendor, unit) => {
    expect(describeResource(resource)).toEqual({ vendor, unit });
  });

  it.each([
    ['nvidia.com/mig-1g.5gb', 'partition', '1g.5gb'],
    ['nvidia.com/mig-7g.141gb', 'partition', '7g.141gb'],
    ['nvidia.com/mig-1c.3g.20gb', 'partition', '1c.3g.20gb'],
    ['nvidia.com/mig-1g.10gb.me', 'partition', '1g.10gb.me'],
    ['nvidia.com/mig-1g.5gb.shared', 'slice', '1g.5gb'],
  ])('reads the profile of %s', (resource, unit, profile) => {
    expect(describeResource(resource)).toEqual({
      vendor: 'nvidia',
      unit,
      profile,
    });
  });

  it.each([
    ...['cpu', 'memory', 'pods', 'gpu', 'ephemeral-storage', 'hugepages-2Mi'],
    ...['nvidia.com/gpumem', 'nvidia.com/gpucores', 'aliyun.com/gpu-mem'],
    ...['gpu.intel.com/i915_monitoring', 'gpu.intel.com/memory.max'],
    ...['vpc.amazonaws.com/efa', 'rdma/hca_shared', 'smarter-devices/fuse'],
    ...['example.kubernetes.io/gpu', 'nvidia.com/mig-', '/gpu', 'nvidia.com/'],
    ...['deviceclass/', 'deviceclass/nic.example.com', 'toString', '__proto__'],
    ...['deviceclass/compute-domain-daemon.nvidia.com'],
  ])('does not take %s for an accelerator', resource => {
    expect(describeResource(resource)).toBeUndefined();
  });
});
