import fc from 'fast-check';
import { STAGES } from '../model/vocabulary';
import { parseWorkspace } from '../model/workspace/parseWorkspace';
import type { WorkspaceInput } from '../model/workspace/workspaceSchema';
import { arbitraryMetadata, arbitraryName } from './arbitraryMetadata';
import { aWorkspaceInput } from './aWorkspace';

type Spec = WorkspaceInput['spec'];

const devices = fc.oneof(
  fc.integer({ min: 0, max: 999_999 }),
  fc.integer({ min: 0, max: 999_999 }).map(String),
);

const resources = fc.oneof(
  fc.constantFrom(
    'nvidia.com/gpu',
    'nvidia.com/mig-1g.5gb',
    'nvidia.com/gpu.shared',
    'amd.com/gpu',
    'google.com/tpu',
  ),
  fc.stringMatching(/^[a-z]{2,9}\.(?:com|ai|example\.org)\/[a-zA-Z0-9]{1,20}$/),
);

const cpu = fc.oneof(
  fc.integer({ min: 1, max: 10_000 }),
  fc.integer({ min: 1_000, max: 900_000 }).map(milli => `${milli}m`),
  fc.constantFrom('1.5', '1e3', '2k', 0.75),
);

const bytes = fc
  .tuple(
    fc.integer({ min: 2, max: 9_999 }),
    fc.constantFrom('Mi', 'Gi', 'Ti', 'G', 'e9'),
  )
  .map(parts => parts.join(''));

const quota = fc.record(
  {
    accelerators: fc.dictionary(resources, devices, { maxKeys: 4 }),
    cpu,
    memory: bytes,
    storage: bytes,
    pods: devices,
  },
  { requiredKeys: [] },
);

const gitops = fc.record(
  {
    engine: fc.constantFrom('argocd', 'flux'),
    repoUrl: fc.constantFrom(
      'https://github.com/acme/platform-gitops-config.git',
      'git@gitlab.example.com:ml/platform.git',
      'file:///srv/git/platform-gitops-config.git',
    ),
    cluster: fc.constantFrom('in-cluster', 'https://10.0.0.1:6443'),
  },
  { requiredKeys: ['repoUrl'] },
) as fc.Arbitrary<Spec['gitops']>;

const spec = fc.record(
  {
    stage: fc.constantFrom(...STAGES),
    namespace: fc.stringMatching(/^[a-z0-9]{1,30}(?:-[a-z0-9]{1,30})?$/),
    quota,
    defaults: fc.record(
      {
        cpu: fc.constantFrom('100m', 0.25, 1),
        memory: fc.constantFrom('64Mi', '1Gi'),
        limits: fc.constantFrom({ cpu: 4 }, { memory: '8Gi' }),
      },
      { requiredKeys: [] },
    ),
    queue: fc.record(
      { name: arbitraryName(63), clusterQueue: arbitraryName(63) },
      { requiredKeys: [] },
    ),
    gitops,
  },
  { requiredKeys: ['quota', 'gitops'] },
);

/** Workspaces that are accepted, with text and amounts of all kinds. */
export function arbitraryWorkspaceInput(): fc.Arbitrary<WorkspaceInput> {
  return fc
    .tuple(spec, arbitraryMetadata)
    .map(([s, m]) => aWorkspaceInput(s, m))
    .filter(input => parseWorkspace(input).workspace !== undefined);
}
