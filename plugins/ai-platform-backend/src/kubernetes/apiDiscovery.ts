import type { ApiClient } from './apiClient';
import type { WatchedResource } from './resourceReader';
import { UpstreamError } from '../http/upstreamError';

const LIMITS = { idleMs: 10_000, totalMs: 30_000, bytes: 256 * 1024 };

function versionsOf(group: unknown): string[] {
  const versions =
    typeof group === 'object' && group !== null && 'versions' in group
      ? group.versions
      : undefined;
  if (!Array.isArray(versions)) throw new UpstreamError('invalidAnswer');
  return versions.flatMap(entry =>
    typeof entry?.version === 'string' ? [entry.version] : [],
  );
}

/** Knows the versions of the API groups that a cluster serves; each group is asked for once. */
export class ApiDiscovery {
  private readonly groups = new Map<string, Promise<readonly string[]>>();

  constructor(private readonly api: ApiClient) {}

  /**
   * The versions of the resource that its group has in this cluster, the best first. None: not served.
   *
   * @throws UpstreamError
   */
  async versionsOf(
    { group, versions }: Pick<WatchedResource, 'group' | 'versions'>,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    // The core group has but one version, and is in every cluster.
    if (!group) return versions;
    const served = await this.ask(group, signal);
    return versions.filter(version => served.includes(version));
  }

  /** Makes the next question about the group go to the cluster. */
  forget(group: string): void {
    this.groups.delete(group);
  }

  private ask(group: string, signal: AbortSignal): Promise<readonly string[]> {
    const known = this.groups.get(group);
    if (known) return known;
    const asked = this.read(group, signal);
    this.groups.set(group, asked);
    // What failed is asked again by the next one who needs it.
    asked.catch(() => this.forget(group));
    return asked;
  }

  private async read(
    group: string,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    try {
      return versionsOf(
        await this.api.readJson({
          path: `/apis/${encodeURIComponent(group)}`,
          accept: 'application/json',
          limits: LIMITS,
          signal,
        }),
      );
    } catch (error) {
      const { fault } = error instanceof UpstreamError ? error : {};
      if (fault === 'notServed') return [];
      throw error;
    }
  }
}
