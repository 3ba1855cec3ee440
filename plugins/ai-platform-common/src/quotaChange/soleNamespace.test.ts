import { stringify } from 'yaml';
import { QUEUE, QUOTAS } from '../testUtils/quotaFiles';
import { aWorkspaceInput } from '../testUtils/aWorkspace';
import { soleNamespace } from './soleNamespace';

const [FRAUD] = QUOTAS.split('---\n');
const local = (namespace: string, clusterQueue = 'fraud') => `---
apiVersion: kueue.x-k8s.io/v1beta2
kind: LocalQueue
metadata: { name: gpus, namespace: ${namespace} }
spec: { clusterQueue: ${clusterQueue} }
`;
const select = (namespace: string, queue = QUEUE) =>
  queue.replace(
    'spec:\n',
    `spec:\n  namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${namespace} } }\n`,
  );
const VISION = QUEUE.replace('name: fraud', 'name: vision');

describe('soleNamespace', () => {
  it.each([
    ['one ResourceQuota', FRAUD],
    ['two ResourceQuotas', `${FRAUD}---\n${FRAUD}`],
    ['a ResourceQuota and the only queue', `${FRAUD}---\n${QUEUE}`],
    ['a queue with its LocalQueue', `${QUEUE}${local('fraud')}`],
    ['a queue that selects it', select('fraud')],
  ])('is that of a file with %s', (_case, text) => {
    expect(soleNamespace(text)).toBe('fraud');
  });

  it('is that of a Workspace document', () => {
    expect(soleNamespace(stringify(aWorkspaceInput()))).toBe('fraud-training');
    expect(
      soleNamespace(stringify(aWorkspaceInput({ namespace: 'other' }))),
    ).toBe('other');
  });

  it.each([
    ['the ResourceQuotas of two teams', QUOTAS],
    ['the LocalQueues of two teams', `${QUEUE}${local('fraud')}${local('b')}`],
    [
      'a LocalQueue of another team beside the ResourceQuota',
      `${FRAUD}${local('vision')}`,
    ],
    [
      'a queue that selects one namespace and is used by another',
      `${select('fraud')}${local('vision')}`,
    ],
    [
      'a queue beside it that nobody is known to use',
      `${QUEUE}${local('fraud')}---\n${VISION}`,
    ],
    ['the only queue and nothing else', QUEUE],
    [
      'a ResourceQuota that leaves it to whoever applies it',
      FRAUD.replace('  namespace: fraud\n', ''),
    ],
    ['an empty namespace', FRAUD.replace('namespace: fraud', "namespace: ''")],
    [
      'one that leaves it open beside one that does not',
      `${FRAUD}---\n${FRAUD.replace('  namespace: fraud\n', '')}`,
    ],
    ['no quota', 'kind: Else\n'],
  ])('is none for a file with %s', (_case, text) => {
    expect(soleNamespace(text)).toBeUndefined();
  });

  it('refuses what is no YAML', () => {
    expect(() => soleNamespace('a: [')).toThrow('cannot be read as YAML');
  });
});
