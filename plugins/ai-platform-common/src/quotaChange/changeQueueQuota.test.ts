import {
  aQuotaChange as change,
  QUEUE,
  QUOTAS,
  refusalOf as refusal,
} from '../testUtils/quotaFiles';
import { changeQuota } from './changeQuota';

describe('a ClusterQueue', () => {
  it('gets the nominal quota of the flavour that is named', () => {
    const { text, field, object } = changeQuota(
      QUEUE,
      change({ flavor: 'l4', amount: '24' }),
    );

    expect(text).toBe(QUEUE.replace("'16' # cheap", "'24' # cheap"));
    expect(field).toBe(
      'spec.resourceGroups[0].flavors[1].resources[1].nominalQuota',
    );
    expect(object).toEqual({ kind: 'ClusterQueue', name: 'fraud' });
  });

  it('says what all flavours of the resource come to', () => {
    const { to, total } = changeQuota(
      QUEUE,
      change({ flavor: 'l4', amount: '24' }),
    );

    expect([to, total]).toEqual(['24', '32']);
    const cpu = change({ flavor: 'h100', resource: 'cpu', amount: '500m' });
    expect(changeQuota(QUEUE, cpu).total).toBe('32500m');
  });

  it('has no such sum where one flavour alone has the resource', () => {
    const one = QUEUE.slice(0, QUEUE.indexOf('        - name: l4'));

    expect(changeQuota(one, change())).not.toHaveProperty('total');
  });

  it('counts the devices of a DeviceClass by the name that pods ask for', () => {
    const name = 'deviceclass.resource.kubernetes.io/gpu.nvidia.com';
    const text = QUEUE.replaceAll('nvidia.com/gpu', name);

    for (const resource of [name, 'deviceclass/gpu.nvidia.com']) {
      const changed = changeQuota(text, change({ resource, flavor: 'h100' }));
      expect(changed).toMatchObject({
        ...{ resource: 'deviceclass/gpu.nvidia.com', total: '32' },
      });
    }
  });

  it('needs a flavour where several have the resource, and one that is there', () => {
    expect(refusal(QUEUE)).toMatchObject({
      code: 'flavorNeeded',
      message:
        'ClusterQueue/fraud has the resource in more than one flavour: h100, l4.',
    });
    expect(refusal(QUEUE, { flavor: 'a100' })).toMatchObject({
      code: 'noSuchFlavor',
      remedy: 'It has it in h100, l4.',
    });
  });

  it('needs no flavour where one alone has the resource', () => {
    const one = QUEUE.slice(0, QUEUE.indexOf('        - name: l4'));

    expect(changeQuota(one, change()).from).toBe('8');
  });

  it('gets no resource that it does not cover', () => {
    expect(refusal(QUEUE, { resource: 'memory', amount: '1Gi' })).toMatchObject(
      { code: 'noSuchResource', field: 'resource' },
    );
  });

  it('of another team stays as it is', () => {
    const theirs = QUEUE.replace('name: fraud', 'name: vision');
    const both = `${QUEUE}---\n${theirs}`;
    const flavor = 'h100';

    expect(refusal(both, { flavor }).code).toBe('noSuchObject');
    expect(refusal(both, { flavor, object: 'vision' }).code).toBe(
      'noSuchObject',
    );
    const queue = `---
apiVersion: kueue.x-k8s.io/v1beta2
kind: LocalQueue
metadata: { name: gpus, namespace: fraud }
spec: { clusterQueue: fraud }
`;
    expect(changeQuota(both + queue, change({ flavor })).object.name).toBe(
      'fraud',
    );
    const selecting = both.replace(
      'spec:\n',
      'spec:\n  namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: fraud } }\n',
    );
    expect(changeQuota(selecting, change({ flavor })).object.name).toBe(
      'fraud',
    );
  });

  it('is told apart from a ResourceQuota beside it by the flavour or the name', () => {
    const both = `${QUOTAS}---\n${QUEUE}`;

    expect(refusal(both)).toMatchObject({
      code: 'ambiguous',
      message:
        'More than one quota could be meant: ResourceQuota/compute, ClusterQueue/fraud.',
    });
    expect(changeQuota(both, change({ flavor: 'h100' })).object.kind).toBe(
      'ClusterQueue',
    );
    for (const one of [
      { object: 'ResourceQuota/compute' },
      { resource: 'requests.nvidia.com/gpu' },
    ]) {
      expect(changeQuota(both, change(one)).object.kind).toBe('ResourceQuota');
    }
  });
});
