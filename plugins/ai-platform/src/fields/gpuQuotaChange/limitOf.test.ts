import { parseQuotaLimits } from '@flagstone/backstage-plugin-ai-platform-common';
import {
  anAccelerator,
  aNamespace,
  aQueue,
} from '../../__testUtils__/aGpuQuotaView';
import { limitOf } from './limitOf';
import { choicesOf } from './quotaChoices';

const limits = parseQuotaLimits({ dev: { 'nvidia.com/gpu': 12 } });
const stage = 'dev';

/** A queue with eight H100 and another flavour that has as many as said. */
function choicesWith(nominal: string) {
  const { flavors } = aQueue();
  return choicesOf(
    aNamespace({
      accelerators: [anAccelerator({ limitedBy: 'clusterQueue' })],
      queues: [
        aQueue({
          flavors: [
            ...flavors,
            { ...flavors[0], flavor: 'l4', nominal },
            { ...flavors[0], flavor: 'cpus', resource: 'cpu', nominal: '99' },
          ],
        }),
        aQueue({ clusterQueue: 'another' }),
      ],
    }),
  );
}

describe('the limit on a flavour of a queue', () => {
  it('is what the other flavours leave of that on all of them', () => {
    const [h100, l4] = choicesWith('2');

    expect(limitOf(limits, h100, { stage, amount: '10' })).toEqual({
      ...{ code: 'within', max: '10', stage },
    });
    expect(limitOf(limits, h100, { stage, amount: '11' })?.code).toBe('beyond');
    expect(limitOf(limits, l4, { stage, amount: '4' })?.max).toBe('4');
  });

  it('is nothing where the others have it all, and what is there may be lowered', () => {
    const [h100] = choicesWith('16');

    expect(limitOf(limits, h100, { stage, amount: '9' })).toEqual({
      ...{ code: 'beyond', max: '0', stage },
    });
    expect(limitOf(limits, h100, { stage, amount: '7' })?.code).toBe('within');
  });

  it('is the limit itself where the queue has no other', () => {
    const choice = choicesWith('2').find(
      ({ queue }) => queue?.name === 'another',
    );

    expect(limitOf(limits, choice!, { stage })?.max).toBe('12');
  });
});

describe('the limit on the devices of a DeviceClass', () => {
  it.each([
    'deviceclass/gpu.nvidia.com',
    'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
    'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com',
  ])('is the strictest of accelerators for %s', resource => {
    expect(limitOf(limits, { resource }, { stage, amount: 64 })).toEqual({
      ...{ code: 'beyond', max: '12', stage },
    });
  });
});
