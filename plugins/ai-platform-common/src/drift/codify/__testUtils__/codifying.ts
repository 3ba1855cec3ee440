import type { ApplicationSource, ManagedResourceFacts } from '../../facts';
import type { JsonValue } from '../../json';
import type { SourceFile } from '../codifyInput';
import type { CodifyPlan } from '../codifyPlan';
import { planCodify } from '../planCodify';

/** The repository of the tests. */
export const CONFIG = 'config main';
export const IMAGE = 'spec.template.spec.containers[name=server].image';

/** A Deployment as its manifest has it. */
export function aDeployment(spec: { [key: string]: JsonValue } = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'detector', namespace: 'fraud' },
    spec: {
      replicas: 2,
      template: {
        spec: {
          containers: [
            {
              name: 'server',
              image: 'registry.example.com/detector:1.4.0',
              args: ['--port', '8080'],
              env: [{ name: 'LEVEL', value: 'info' }],
              resources: { limits: { memory: '2Gi' } },
            },
          ],
        },
      },
      ...spec,
    },
  };
}

/** The Deployment as it was read, where the cluster has something else. */
export function drifted(
  have: JsonValue,
  target: JsonValue = aDeployment(),
  want: JsonValue = target,
): ManagedResourceFacts {
  return {
    ...{ group: 'apps', kind: 'Deployment', namespace: 'fraud' },
    ...{ name: 'detector', hook: false, want, have, target, live: have },
  };
}

/** The Deployment with its only container changed. */
export function withContainer(container: { [key: string]: JsonValue }) {
  const deployment = aDeployment();
  const [server] = deployment.spec.template.spec.containers;
  const containers = [{ ...server, ...container }];
  return {
    ...deployment,
    spec: { ...deployment.spec, template: { spec: { containers } } },
  };
}

interface Given {
  files: Record<string, string>;
  source?: Partial<ApplicationSource>;
  sources?: ApplicationSource[];
  resource: ManagedResourceFacts;
  paths: string[];
}

/** Plans for one repository with one source in the folder `app`, or with these sources. */
export function plan({
  files,
  source,
  sources,
  resource,
  paths,
}: Given): CodifyPlan {
  const repoUrl = 'https://github.com/acme/config';
  return planCodify({
    files: Object.entries(files).map<SourceFile>(([path, text]) => ({
      ...{ repository: CONFIG, path, text },
    })),
    sources: (sources ?? [{ repoUrl, path: 'app', ...source }]).map(each => ({
      source: each,
      repository: CONFIG,
    })),
    ...{ namespace: 'fraud', resource, paths },
  });
}

/** The changed lines of a plan, by file: + for new, - for old. */
export function linesOf({ changes }: CodifyPlan): Record<string, string[]> {
  const lines: Record<string, string[]> = {};
  for (const { path, before = '', after } of changes.flatMap(
    each => each.edits,
  )) {
    const [old, now] = [before.split('\n'), after.split('\n')];
    lines[path] = [
      ...(lines[path] ?? []),
      ...old.filter(line => !now.includes(line)).map(line => `-${line}`),
      ...now.filter(line => !old.includes(line)).map(line => `+${line}`),
    ];
  }
  return lines;
}
