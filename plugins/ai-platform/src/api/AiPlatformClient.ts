import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  environmentViewSchema,
  gpuQuotaViewSchema,
  type EnvironmentView,
  type GpuQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { AiPlatformApi } from './aiPlatformApi';

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
      await this.#read(entityRef, 'environment'),
    );
  }

  async getGpuQuota(
    entityRef: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<GpuQuotaView> {
    return gpuQuotaViewSchema.parse(
      await this.#read(entityRef, 'gpu-quota', options.signal),
    );
  }

  async #read(
    entityRef: string,
    view: string,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = [namespace, kind, name].map(encodeURIComponent).join('/');
    const baseUrl = await this.#discoveryApi.getBaseUrl('ai-platform');
    const response = await this.#fetchApi.fetch(
      `${baseUrl}/v1/entities/${path}/${view}`,
      { signal },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
