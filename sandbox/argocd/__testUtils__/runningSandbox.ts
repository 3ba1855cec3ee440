import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandboxCluster } from '../../kubernetes/startSandboxCluster.mjs';
import { seedApplications } from '../../seedApplications.mjs';
import { seedRepositories } from '../../seedRepositories.mjs';
import { seedWorkspaces } from '../../seedWorkspaces.mjs';

const SANDBOX = path.join(__dirname, '../..');
const TOKEN = 'a-token';

/** A resource as managed-resources tells it, its four states parsed. */
export interface ManagedResource {
  kind: string;
  name: string;
  modified?: boolean;
  targetState: any;
  liveState: any;
  normalizedLiveState: any;
  predictedLiveState: any;
}

/** The sandbox with its seeded repositories in a folder of its own, and a client of its Argo CD. */
export class RunningSandbox {
  private constructor(
    private readonly folder: string,
    private readonly cluster: Awaited<ReturnType<typeof startSandboxCluster>>,
  ) {}

  static async start(): Promise<RunningSandbox> {
    const folder = fs.mkdtempSync(path.join(tmpdir(), 'flagstone-argocd-'));
    const skeletons = path.join(
      SANDBOX,
      '../templates/platform-repositories/skeleton',
    );
    const source = path.join(SANDBOX, 'repositories');
    await seedRepositories({ skeletons, git: folder });
    await seedWorkspaces({ source, git: folder });
    await seedApplications({
      source,
      git: folder,
      story: path.join(SANDBOX, 'argocd/story/commits.yaml'),
    });
    const cluster = await startSandboxCluster({
      port: 0,
      token: TOKEN,
      story: path.join(SANDBOX, 'kubernetes/story'),
      repositories: folder,
      argocd: {
        port: 0,
        token: TOKEN,
        story: path.join(SANDBOX, 'argocd/story'),
      },
    });
    return new RunningSandbox(folder, cluster);
  }

  async close(): Promise<void> {
    await this.cluster.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Asks Argo CD. */
  request(url: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.cluster.argocdUrl}/api/v1/${url}`, {
      ...init,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
        ...init.headers,
      },
    });
  }

  async read(url: string): Promise<any> {
    return (await this.request(url)).json();
  }

  post(url: string, body: object): Promise<Response> {
    return this.request(url, { method: 'POST', body: JSON.stringify(body) });
  }

  /** Asks the cluster. */
  async inCluster(url: string): Promise<any> {
    const headers = { authorization: `Bearer ${TOKEN}` };
    return (await fetch(`${this.cluster.url}${url}`, { headers })).json();
  }

  async managedResources(application: string): Promise<ManagedResource[]> {
    const { items } = await this.read(
      `applications/${application}/managed-resources`,
    );
    return items.map((item: Record<string, string>) => ({
      ...item,
      targetState: JSON.parse(item.targetState),
      liveState: JSON.parse(item.liveState),
      normalizedLiveState: JSON.parse(item.normalizedLiveState),
      predictedLiveState: JSON.parse(item.predictedLiveState),
    }));
  }

  /** An application once it is as wanted. */
  async eventually(
    application: string,
    isWanted: (application: any) => boolean,
  ): Promise<any> {
    for (;;) {
      const found = await this.read(`applications/${application}`);
      if (isWanted(found)) return found;
      await new Promise(resolve => {
        setTimeout(resolve, 200);
      });
    }
  }

  /** Commits another text of a file of platform-gitops-config to main, as codifying does. */
  commit(file: string, change: (text: string) => string): string {
    const work = fs.mkdtempSync(path.join(this.folder, 'work-'));
    const bare = path.join(this.folder, 'platform-gitops-config.git');
    inRepository(work, 'clone', '--quiet', bare, '.');
    const name = path.join(work, file);
    fs.writeFileSync(name, change(fs.readFileSync(name, 'utf8')));
    inRepository(work, 'commit', '--quiet', '--all', '--message=Codify');
    inRepository(work, 'push', '--quiet', 'origin', 'HEAD:main');
    return inRepository(work, 'rev-parse', 'HEAD').trim();
  }
}

function inRepository(cwd: string, ...args: string[]): string {
  const author = ['user.name=Mei', 'user.email=mei@example.com'];
  const options = author.flatMap(option => ['-c', option]);
  return execFileSync('git', [...options, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}
