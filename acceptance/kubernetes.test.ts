import {
  emitEnvironment,
  type EmittedFile,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { parseAllDocuments } from 'yaml';
import {
  ApiServer,
  type Kind,
  type KubernetesObject,
} from './support/apiServer';
import { missingForCluster, sharedCluster } from './support/cluster';
import { describeWith } from './support/describeWith';
import {
  distinct,
  emittedObjects,
  kubernetesObject,
  splitDocuments,
} from './support/emittedObjects';
import { inParallel } from './support/inParallel';
import {
  kustomizeBuild,
  kustomizeFolders,
  type KustomizeFolder,
} from './support/kustomize';
import { standardEnvironments, unusualEnvironments } from './support/matrix';

jest.setTimeout(300_000);

// Gatekeeper makes these kinds from templates while it runs; the test of the policies asks Gatekeeper.
const MADE_AT_RUNTIME = /^constraints\.gatekeeper\.sh\//;

const STAGE_LABEL = /flagstone\.dev\/stage: \w+/g;

interface Emitted {
  environment: Environment;
  files: EmittedFile[];
}

interface GroupKind {
  group: string;
  kind: string;
  name?: string;
}

const environments = [...standardEnvironments(), ...unusualEnvironments()];

function serverObjects(files: readonly EmittedFile[]): KubernetesObject[] {
  return emittedObjects(files).filter(
    ({ apiVersion }) => !MADE_AT_RUNTIME.test(apiVersion),
  );
}

// The label of the stage is all that sets many folders apart.
function isNew(seen: Set<string>, { files }: KustomizeFolder): boolean {
  const content = files
    .map(file => file.content.replace(STAGE_LABEL, ''))
    .join('\0');
  const found = seen.has(content);
  seen.add(content);
  return !found;
}

function present(values: ReadonlyArray<string | undefined>): string[] {
  return values.filter(value => value !== undefined);
}

function namespacesOf(objects: readonly KubernetesObject[]): string[] {
  return [...new Set(present(objects.map(({ namespace }) => namespace)))];
}

function groupOf({ apiVersion }: Kind): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

describeWith(
  missingForCluster(),
  'Kubernetes, Argo CD and Flux documents',
  () => {
    const emitted: Emitted[] = environments.map(environment => ({
      environment,
      files: emitEnvironment(environment),
    }));
    const objects = distinct(
      emitted.flatMap(({ files }) => serverObjects(files)),
    );
    let server: ApiServer;

    beforeAll(async () => {
      server = new ApiServer(await sharedCluster());
      await server.install(objects);
      await Promise.all(
        namespacesOf(objects).map(name => server.createNamespace(name)),
      );
    });

    afterAll(() => server?.close());

    it('are accepted by the API server, field by field', async () => {
      expect(objects.length).toBeGreaterThan(100);
      expect(present(await server.refusals(objects))).toEqual([]);
    });

    it('would not be accepted with a field that does not exist', async () => {
      const application = objects.find(({ kind }) => kind === 'Application')!;
      const yaml = application.yaml.replace(
        '\nspec:\n',
        '\nspec:\n  projekt: x\n',
      );
      const [refusal] = await server.refusals([{ ...application, yaml }]);
      expect(refusal).toContain('projekt');
    });

    it('are built by Kustomize to objects that the API server accepts', async () => {
      const seen = new Set<string>();
      const batches = emitted
        .map(({ files }) =>
          kustomizeFolders(files).filter(folder => isNew(seen, folder)),
        )
        .filter(batch => batch.length > 0);
      const texts = await inParallel(batches, kustomizeBuild, 4);
      const built = texts
        .flatMap(splitDocuments)
        .flatMap(yaml => kubernetesObject(yaml) ?? [])
        .filter(({ apiVersion }) => !MADE_AT_RUNTIME.test(apiVersion));
      await Promise.all(
        namespacesOf(built).map(name => server.createNamespace(name)),
      );
      expect(present(await server.refusals(distinct(built)))).toEqual([]);
    });

    it('stay within what the AppProject of their environment admits', async () => {
      const faults: string[] = [];
      for (const { environment, files } of emitted) {
        if (environment.spec.gitops.engine === 'argocd') {
          faults.push(...(await outsideProject(files)));
        }
      }
      expect([...new Set(faults)]).toEqual([]);
    });

    async function outsideProject(files: EmittedFile[]): Promise<string[]> {
      const text = files.find(({ path }) =>
        path.endsWith('/project.yaml'),
      )!.content;
      const [{ spec }] = parseAllDocuments(text).map(document =>
        document.toJS(),
      );
      const destinations: string[] = spec.destinations.map(
        ({ namespace }: { namespace: string }) => namespace,
      );
      const services = emittedObjects(
        files.filter(({ repository }) => repository === 'platform-ai-services'),
      );
      const faults = services.map(async object => {
        // Constraints, too, are cluster-scoped.
        const namespaced = await server.isNamespaced(object);
        const list: GroupKind[] = namespaced
          ? spec.namespaceResourceWhitelist
          : spec.clusterResourceWhitelist;
        const admitted = list.some(
          ({ group, kind, name }) =>
            group === groupOf(object) &&
            kind === object.kind &&
            (name === undefined || name === object.name),
        );
        const place =
          object.namespace === undefined ||
          destinations.includes(object.namespace);
        return admitted && place
          ? []
          : [`${object.kind} ${object.name} in ${object.namespace}`];
      });
      return (await Promise.all(faults)).flat();
    }
  },
);
