import { parse, stringify } from 'yaml';
import { emitWorkspace } from '../emit/workspace/emitWorkspace';
import { parseWorkspace } from '../model/workspace/parseWorkspace';
import { aWorkspaceInput } from '../testUtils/aWorkspace';
import { changeQuota } from './changeQuota';
import { QuotaChangeError } from './quotaChangeError';

const DOCUMENT = stringify(aWorkspaceInput()).replace(
  'nvidia.com/gpu: 8',
  'nvidia.com/gpu: 8 # two nodes',
);
const change = {
  ...{ namespace: 'fraud-training', resource: 'nvidia.com/gpu', amount: 16 },
};

function filesOf(text: string) {
  const { workspace } = parseWorkspace(parse(text));
  return new Map(
    emitWorkspace(workspace!).map(({ path, content }) => [path, content]),
  );
}

describe('a Workspace document', () => {
  it('gets the new amount, keeps its comments, and brings what is generated from it', () => {
    const changed = changeQuota(DOCUMENT, change);

    expect(changed).toMatchObject({
      text: DOCUMENT.replace('gpu: 8 #', 'gpu: 16 #'),
      object: {
        ...{ kind: 'Workspace', name: 'fraud-training' },
        namespace: 'fraud-training',
      },
      field: 'spec.quota.accelerators["nvidia.com/gpu"]',
      ...{ from: '8', to: '16', stage: 'dev' },
      documentPath: 'workspaces/fraud-training/workspace.yaml',
    });
    expect(changed.generated?.map(({ path }) => path)).toEqual([
      'workspaces/fraud-training/manifests/quota.yaml',
    ]);
    const files = filesOf(changed.text);
    for (const { path, content } of changed.generated ?? []) {
      expect(content).toBe(files.get(path));
    }
  });

  it.each([
    ['requests.nvidia.com/gpu', '16', { 'nvidia.com/gpu': 16 }],
    ['amd.com/gpu', '4', { 'nvidia.com/gpu': 8, 'amd.com/gpu': 4 }],
  ])('counts %s among the accelerators', (resource, amount, accelerators) => {
    const { text } = changeQuota(DOCUMENT, { ...change, resource, amount });

    expect(parse(text).spec.quota.accelerators).toEqual(accelerators);
  });

  it.each([
    ['block', 'quota:\n    cpu: 64\n    memory: "256Gi" # all\n'],
    ['flow', 'quota: { cpu: 64, memory: "256Gi" }\n'],
    ['empty', 'quota: {}\n'],
  ])('gets a map of accelerators where it has none: %s', (_case, quota) => {
    const text = DOCUMENT.replace(/quota:\n(?: {4}.*\n)+/, quota);
    const before = parse(text);
    expect(before.spec.quota.accelerators).toBeUndefined();

    const { text: after, direction, field } = changeQuota(text, change);

    before.spec.quota.accelerators = { 'nvidia.com/gpu': 16 };
    expect(parse(after)).toEqual(before);
    expect([direction, field]).toEqual([
      'set',
      'spec.quota.accelerators["nvidia.com/gpu"]',
    ]);
  });

  it('counts in numbers below what stands in quotes', () => {
    const text = stringify(
      aWorkspaceInput({ quota: { cpu: 64, memory: '256Gi' } }),
    ).replace('256Gi', '"256Gi"');

    const pods = { ...change, resource: 'pods', amount: 50 };
    expect(changeQuota(text, pods).text).toContain('    pods: 50\n');
  });

  it.each([
    ['requests.cpu', '128', { cpu: 128 }],
    ['memory', '512Gi', { memory: '512Gi' }],
    ['requests.storage', '2Ti', { storage: '2Ti' }],
    ['pods', '50', { pods: 50 }],
  ])('counts %s by itself', (resource, amount, quota) => {
    const { text } = changeQuota(DOCUMENT, { ...change, resource, amount });

    expect(parse(text).spec.quota).toMatchObject(quota);
  });

  it.each([
    ['what it does not limit', { resource: 'limits.cpu' }, 'noSuchResource'],
    ['another namespace', { namespace: 'vision' }, 'noSuchObject'],
    [
      'an amount that does not hold',
      { resource: 'memory', amount: '16' },
      'invalidDocument',
    ],
  ])('refuses %s', (_case, changes, code) => {
    let refused: unknown;
    try {
      changeQuota(DOCUMENT, { ...change, ...changes });
    } catch (error) {
      refused = error;
    }

    expect(refused).toBeInstanceOf(QuotaChangeError);
    expect(refused).toMatchObject({ refusal: { code } });
  });
});
