import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  driftCodifiedSchema,
  driftRevertedSchema,
  driftRowsSchema,
  driftViewSchema,
  environmentViewSchema,
  gpuQuotaViewSchema,
  type DriftCodified,
  type DriftReverted,
  type DriftRows,
  type DriftView,
  type EnvironmentView,
  type GpuQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type {
  AiPlatformApi,
  DriftCodify,
  DriftIgnore,
  DriftRevert,
} from './aiPlatformApi';

/** How to ask: reading unless said otherwise. */
interface Request {
  method?: 'POST' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
}

const pathOf = (segments: readonly string[]) =>
  segments.map(encodeURIComponent).join('/');

/** Asks the backend of the plugin, and takes no answer that has another shape than agreed. */
export class AiPlatformClient implements AiPlatformApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getEnvironment(entityRef: string): Promise<EnvironmentView> {
    return environmentViewSchema.parse(
      await this.#askOf(entityRef, ['environment']),
    );
  }

  async getGpuQuota(
    entityRef: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<GpuQuotaView> {
    return gpuQuotaViewSchema.parse(
      await this.#askOf(entityRef, ['gpu-quota'], options),
    );
  }

  async getDrift(
    entityRef: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<DriftView> {
    return driftViewSchema.parse(
      await this.#askOf(entityRef, ['drift'], options),
    );
  }

  async getDriftRows(
    options: { signal?: AbortSignal } = {},
  ): Promise<DriftRows> {
    return driftRowsSchema.parse(await this.#ask(['drift'], options));
  }

  async revertDrift(
    entityRef: string,
    body: DriftRevert,
  ): Promise<DriftReverted> {
    return driftRevertedSchema.parse(
      await this.#askOf(entityRef, ['drift', 'revert'], {
        ...{ method: 'POST', body },
      }),
    );
  }

  async codifyDrift(
    entityRef: string,
    body: DriftCodify,
  ): Promise<DriftCodified> {
    return driftCodifiedSchema.parse(
      await this.#askOf(entityRef, ['drift', 'codify'], {
        ...{ method: 'POST', body },
      }),
    );
  }

  async ignoreDrift(entityRef: string, body: DriftIgnore): Promise<void> {
    const request = { method: 'POST', body } as const;
    await this.#askOf(entityRef, ['drift', 'ignore'], request);
  }

  async endDriftIgnore(entityRef: string, id: string): Promise<void> {
    const request = { method: 'DELETE' } as const;
    await this.#askOf(entityRef, ['drift', 'ignore', id], request);
  }

  #askOf(entityRef: string, path: readonly string[], request?: Request) {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    return this.#ask(['entities', namespace, kind, name, ...path], request);
  }

  async #ask(
    path: readonly string[],
    { method, body, signal }: Request = {},
  ): Promise<unknown> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('ai-platform');
    const response = await this.#fetchApi.fetch(
      `${baseUrl}/v1/${pathOf(path)}`,
      {
        ...{ method, signal },
        ...(body !== undefined && {
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.status === 204 ? undefined : response.json();
  }
}
