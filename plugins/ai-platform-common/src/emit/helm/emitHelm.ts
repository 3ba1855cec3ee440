import type { Environment } from '../../model/environment';
import type { EmittedFile } from '../emittedFile';
import { generatedYaml } from '../generated';
import { valuesFiles } from '../gitops/valuesFiles';
import type {
  ChartRef,
  PlatformService,
  Values,
} from '../services/platformService';
import { secretComment } from '../services/secretComment';
import { servicesOf } from '../services/servicesOf';

interface ChartService extends PlatformService {
  chart: ChartRef;
}

function hasChart(service: PlatformService): service is ChartService {
  return service.chart !== undefined;
}

function valuesPair(
  environment: Environment,
  service: ChartService,
): EmittedFile[] {
  const { spec } = environment;
  const { chart, id, title, values = {}, overlay = {} } = service;
  const [base, stage] = valuesFiles(spec.stage);
  const what = `${title}, chart ${chart.name} ${chart.version}`;
  const file = (name: string, about: string, data: Values): EmittedFile =>
    generatedYaml(environment, {
      repository: 'platform-ai-services',
      path: `${id}/${name}`,
      documents: [data],
      about,
    });
  return [
    file(
      base,
      [
        `${what}: what follows from cloud, profile and sizes.`,
        ...secretComment(environment, service),
      ].join('\n'),
      values,
    ),
    file(
      stage,
      `${what}: what stage ${spec.stage} lays over ${base}.`,
      overlay,
    ),
  ];
}

/**
 * The values of every chart: `<service>/values.yaml`, and `values-<stage>.yaml` that is laid over it.
 * Services without a chart have none.
 */
export function helmFiles(
  environment: Environment,
  services: readonly PlatformService[],
): EmittedFile[] {
  return services
    .filter(hasChart)
    .flatMap(service => valuesPair(environment, service));
}

/** The Helm values of an environment with all of its services. @public */
export function emitHelm(environment: Environment): EmittedFile[] {
  return helmFiles(environment, servicesOf(environment));
}
