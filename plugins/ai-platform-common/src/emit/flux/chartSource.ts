import type { Environment } from '../../model/environment';
import { environmentLabels, serviceLabels } from '../gitops/labels';
import type {
  ChartRef,
  Data,
  PlatformService,
} from '../services/platformService';
import { fluxObject } from './fluxObject';
import { fluxName, helmRepositoryName } from './names';

const SOURCE_API = 'source.toolkit.fluxcd.io/v1';

export function isRegistry(chart: ChartRef): boolean {
  return chart.repoUrl.startsWith('oci://');
}

/** The chart repository of an environment's charts; several services may share it. */
export function helmRepository(environment: Environment, repoUrl: string) {
  return fluxObject(
    {
      apiVersion: SOURCE_API,
      kind: 'HelmRepository',
      name: helmRepositoryName(environment, repoUrl),
      labels: environmentLabels(environment),
    },
    { interval: '1h', url: repoUrl },
  );
}

/** A chart in a registry, as an artifact of its own. */
export function ociRepository(
  environment: Environment,
  service: PlatformService,
  chart: ChartRef,
) {
  return fluxObject(
    {
      apiVersion: SOURCE_API,
      kind: 'OCIRepository',
      name: fluxName(environment, service.id),
      labels: serviceLabels(environment, service),
    },
    {
      interval: '1h',
      url: `${chart.repoUrl}/${chart.name}`,
      // Tags have no plus sign, so Helm writes an underscore for it.
      ref: { tag: chart.version.replace(/\+/g, '_') },
      layerSelector: {
        mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
        operation: 'copy',
      },
    },
  );
}

/** The part of a HelmRelease that says which chart at which version. */
export function chartOfRelease(
  environment: Environment,
  service: PlatformService,
  chart: ChartRef,
): Record<string, Data> {
  if (isRegistry(chart)) {
    return {
      chartRef: {
        kind: 'OCIRepository',
        name: fluxName(environment, service.id),
      },
    };
  }
  return {
    chart: {
      spec: {
        chart: chart.name,
        version: chart.version,
        sourceRef: {
          kind: 'HelmRepository',
          name: helmRepositoryName(environment, chart.repoUrl),
        },
      },
    },
  };
}
