import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { formatIssue } from '../../model/issue';
import { parseQuantity } from '../../model/quantity';
import { parseWorkspace } from '../../model/workspace/parseWorkspace';
import { arbitraryWorkspaceInput } from '../../testUtils/arbitraryWorkspaceInput';
import { aWorkspace } from '../../testUtils/aWorkspace';
import { documentAt, documentsAt } from '../../testUtils/emittedDocuments';
import type { EmittedFile } from '../emittedFile';
import { isGenerated } from '../generated';
import { emitWorkspace } from './emitWorkspace';

function emitted(input: unknown): EmittedFile[] {
  const { workspace, issues } = parseWorkspace(input);
  if (!workspace) throw new Error(issues.map(formatIssue).join('\n'));
  return emitWorkspace(workspace);
}

function namesOf(files: readonly EmittedFile[]): string[] {
  const folder = 'workspaces/fraud-training/';
  return files.map(({ path }) => path.slice(folder.length));
}

const DEVICES_OF_NO_WORKSPACE = {
  'requests.amd.com/gpu': '0',
  'requests.aws.amazon.com/neuron': '0',
  'requests.google.com/tpu': '0',
  'requests.nvidia.com/gpu': '0',
};

describe('emitWorkspace', () => {
  it('puts document, entity, objects and delivery into one folder, sorted', () => {
    expect(namesOf(emitWorkspace(aWorkspace({ queue: {} })))).toEqual([
      'application.yaml',
      'catalog-info.yaml',
      'manifests/limits.yaml',
      'manifests/namespace.yaml',
      'manifests/queue.yaml',
      'manifests/quota.yaml',
      'project.yaml',
      'workspace.yaml',
    ]);
  });

  it('has a file for Flux in place of those for Argo CD, and no queue where none is asked for', () => {
    const gitops = { engine: 'flux', repoUrl: 'https://git.example.com/a' };
    expect(
      namesOf(emitWorkspace(aWorkspace({ gitops: { ...gitops } as object }))),
    ).toEqual([
      'catalog-info.yaml',
      'flux.yaml',
      'manifests/limits.yaml',
      'manifests/namespace.yaml',
      'manifests/quota.yaml',
      'workspace.yaml',
    ]);
  });

  it('writes the key that Kubernetes takes for devices, and allows none that are not named', () => {
    const quota = (spec: Parameters<typeof aWorkspace>[0]) =>
      documentAt(emitWorkspace(aWorkspace(spec)), 'quota.yaml').spec.hard;
    expect(
      quota({ quota: { accelerators: { 'nvidia.com/mig-1g.5gb': 4 } } }),
    ).toEqual({
      ...DEVICES_OF_NO_WORKSPACE,
      'requests.nvidia.com/mig-1g.5gb': '4',
    });
    expect(
      quota({ quota: { cpu: 8, memory: '8Gi', storage: '1Ti', pods: 9 } }),
    ).toEqual({
      ...DEVICES_OF_NO_WORKSPACE,
      'requests.cpu': '8',
      'requests.memory': '8Gi',
      'requests.storage': '1Ti',
      pods: '9',
    });
  });

  it('admits to the project the one namespace and the kinds that it emits, and no more', () => {
    const workspace = aWorkspace({ queue: {}, namespace: 'fraud-jobs' });
    const files = emitWorkspace(workspace);
    const { spec } = documentAt(files, 'project.yaml');
    expect(spec).toMatchObject({
      sourceRepos: ['https://github.com/acme/platform-gitops-config.git'],
      destinations: [{ name: 'fraud-dev', namespace: 'fraud-jobs' }],
      clusterResourceWhitelist: [
        { group: '', kind: 'Namespace', name: 'fraud-jobs' },
      ],
    });
    const admitted = [
      ...spec.clusterResourceWhitelist,
      ...spec.namespaceResourceWhitelist,
    ].map(({ kind }) => kind);
    const kinds = files
      .filter(({ path }) => path.includes('/manifests/'))
      .map(({ content }) => parse(content).kind);
    expect(admitted.sort()).toEqual(kinds.sort());
    const application = documentAt(files, 'application.yaml');
    expect(application.spec).toMatchObject({
      project: 'workspace-fraud-training',
      source: { path: 'workspaces/fraud-training/manifests' },
    });
  });

  it('asks a person before the namespace goes, whatever deploys it', () => {
    const annotations = (engine: 'argocd' | 'flux') =>
      documentAt(
        emitWorkspace(
          aWorkspace({ gitops: { engine, repoUrl: 'https://git.acme.com/a' } }),
        ),
        'namespace.yaml',
      ).metadata.annotations;
    expect(annotations('argocd')).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
    });
    expect(annotations('flux')).toEqual({
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
  });

  it('tells Flux the folder of the one repository', () => {
    const gitops = {
      engine: 'flux',
      repoUrl: 'git@git.acme.com:ml/ai',
    } as const;
    const files = emitWorkspace(aWorkspace({ stage: 'prod', gitops }));
    const [source, kustomization] = documentsAt(files, 'flux.yaml');
    expect(source.spec.url).toBe('ssh://git@git.acme.com/ml/ai');
    expect(kustomization.spec).toMatchObject({
      path: './platform-gitops-config/workspaces/fraud-training/manifests',
      sourceRef: { name: source.metadata.name },
      prune: false,
    });
  });

  it('gives the catalog what the card looks for', () => {
    const entity = documentAt(emitWorkspace(aWorkspace()), 'catalog-info.yaml');
    expect(entity.spec).toEqual({
      type: 'ai-workspace',
      owner: 'group:default/fraud-ml',
      system: 'fraud',
      dependsOn: ['resource:default/fraud-dev'],
    });
    const url =
      'https://github.com/acme/platform-gitops-config/blob/main/workspaces/fraud-training/workspace.yaml';
    expect(entity.metadata.annotations).toEqual({
      'ai-platform/document': url,
      'ai-platform/quota-document': url,
      'ai-platform/workspace': 'fraud-training',
      'ai-platform/stage': 'dev',
      'argocd/app-selector': 'flagstone.dev/workspace=fraud-training',
      'argocd/project-name': 'workspace-fraud-training',
      'backstage.io/kubernetes-cluster': 'fraud-dev',
      'backstage.io/kubernetes-namespace': 'fraud-training',
    });
  });

  describe('of any accepted document', () => {
    it('gives YAML that every parser reads the same, with the labels on every object', () => {
      fc.assert(
        fc.property(arbitraryWorkspaceInput(), input => {
          for (const { path, content } of emitted(input)) {
            const [now, then] = (['1.2', '1.1'] as const).map(version =>
              parseAllDocuments(content, { version }).map(document => {
                expect(document.errors).toEqual([]);
                return document.toJS();
              }),
            );
            expect(then).toEqual(now);
            if (path.endsWith('/workspace.yaml')) continue;
            for (const { metadata } of now) {
              expect(metadata.labels).toMatchObject({
                'flagstone.dev/workspace': input.metadata.name,
                'flagstone.dev/environment': input.spec.environment,
                'flagstone.dev/project': input.metadata.project,
                'flagstone.dev/stage': input.spec.stage,
              });
            }
          }
        }),
        { numRuns: 50 },
      );
    });

    it('gives a quota that says the amounts of the document', () => {
      fc.assert(
        fc.property(arbitraryWorkspaceInput(), input => {
          const { hard } = documentAt(emitted(input), '/quota.yaml').spec;
          const {
            accelerators = {},
            cpu,
            memory,
            storage,
            pods,
          } = input.spec.quota;
          const asked = {
            ...Object.fromEntries(
              Object.entries(accelerators).map(([k, v]) => [
                `requests.${k}`,
                v,
              ]),
            ),
            'requests.cpu': cpu,
            'requests.memory': memory,
            'requests.storage': storage,
            pods,
          };
          const given = Object.entries(asked).filter(
            ([, v]) => v !== undefined,
          );
          for (const [key, amount] of given) {
            expect(typeof hard[key]).toBe('string');
            expect(parseQuantity(hard[key])).toBe(parseQuantity(amount!));
          }
          const others = Object.keys(hard).filter(
            key => !given.some(([name]) => name === key),
          );
          expect(others.map(key => hard[key])).toEqual(others.map(() => '0'));
        }),
        { numRuns: 100 },
      );
    });

    it('stays in its folder, and marks what people should not edit', () => {
      fc.assert(
        fc.property(arbitraryWorkspaceInput(), input => {
          const files = emitted(input);
          const folder = `workspaces/${input.metadata.name}/`;
          expect(files.every(({ path }) => path.startsWith(folder))).toBe(true);
          expect(
            files
              .filter(file => !isGenerated(file))
              .map(({ path }) => path.slice(folder.length)),
          ).toEqual(['catalog-info.yaml', 'workspace.yaml']);
        }),
        { numRuns: 50 },
      );
    });

    it('gives the same bytes twice, and from the document that it emits', () => {
      fc.assert(
        fc.property(arbitraryWorkspaceInput(), input => {
          const files = emitted(input);
          expect(emitted(input)).toEqual(files);
          const document = files.find(f => f.path.endsWith('/workspace.yaml'));
          expect(emitted(parse(document!.content))).toEqual(files);
        }),
        { numRuns: 50 },
      );
    });
  });
});
