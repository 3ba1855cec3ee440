import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  DriftCodified,
  DriftReverted,
  DriftRows,
  DriftView,
  EnvironmentView,
  GpuQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** Which resources are to be as Git says again. */
export interface DriftRevert {
  /** Id of an application or a workspace. */
  application: string;
  /** Ids; absent for all that drifted. */
  resources?: string[];
  /** Whether what is not in Git is deleted. */
  prune: boolean;
}

/** Which fields of a resource are to be written into Git. */
export interface DriftCodify {
  application: string;
  resource: string;
  paths: string[];
  reason: string;
  /** True: say what would be written, and write nothing. */
  preview: boolean;
}

/** What is of no interest, until when (ISO 8601) and why. */
export interface DriftIgnore {
  application: string;
  resource: string;
  /** Absent for the whole resource. */
  path?: string;
  reason: string;
  until: string;
}

/** What the cards of the AI platform ask the backend. */
export interface AiPlatformApi {
  /**
   * What the document behind an environment says. Throws with the backend's message where the caller may not see it.
   */
  getEnvironment(entityRef: string): Promise<EnvironmentView>;

  /**
   * What the namespaces of an entity may use, use and wait for. Throws a `ResponseError` with status 403 where the
   * caller may not see it, and 404 where there is no such entity; a cluster that does not answer is part of the view.
   */
  getGpuQuota(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<GpuQuotaView>;

  /**
   * What differs between Git or the Terraform code and what is there. Throws as `getGpuQuota` does; a source that does
   * not answer is part of the view.
   */
  getDrift(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<DriftView>;

  /** The drift of every entity that the caller may see, a row each. */
  getDriftRows(options?: { signal?: AbortSignal }): Promise<DriftRows>;

  /** Starts to bring resources back. Throws a `ResponseError` with status 403 where the caller may not. */
  revertDrift(entityRef: string, revert: DriftRevert): Promise<DriftReverted>;

  /** Writes what the cluster has into Git, or says what that would be. Throws as `revertDrift` does. */
  codifyDrift(entityRef: string, codify: DriftCodify): Promise<DriftCodified>;

  /** Says for a time that a difference is of no interest. Throws as `revertDrift` does. */
  ignoreDrift(entityRef: string, ignore: DriftIgnore): Promise<void>;

  /** Takes that back, by the id that the view gives. Throws as `revertDrift` does. */
  endDriftIgnore(entityRef: string, id: string): Promise<void>;
}

/** Reference of the API. */
export const aiPlatformApiRef = createApiRef<AiPlatformApi>().with({
  id: 'plugin.ai-platform.api',
  pluginId: 'ai-platform',
});
