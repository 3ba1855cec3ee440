import {
  emitHelm,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { parse } from 'yaml';
import { servicesOf } from '../plugins/ai-platform-common/src/emit/services/servicesOf';
import {
  chartsFolder,
  mergeValues,
  missingCharts,
  readChart,
  schemaErrors,
  unknownKeys,
  type ChartData,
} from './support/charts';
import { describeWith } from './support/describeWith';
import { standardEnvironments, unusualEnvironments } from './support/matrix';

const cache = new Map<string, ChartData | undefined>();

function chartData(
  chart: Parameters<typeof readChart>[1],
): ChartData | undefined {
  const key = `${chart.repoUrl} ${chart.name} ${chart.version}`;
  if (!cache.has(key)) cache.set(key, readChart(chartsFolder, chart));
  return cache.get(key);
}

/** The values of every chart as Helm sees them: the file of the stage over that of the service. */
function emittedValues(environment: Environment) {
  const { metadata, spec } = environment;
  const folder = `environments/${metadata.project}/${metadata.name}`;
  const files = new Map(
    emitHelm(environment).map(({ path, content }) => [path, parse(content)]),
  );
  return servicesOf(environment).flatMap(({ id, chart }) => {
    if (!chart) return [];
    const base = files.get(`${folder}/${id}/values.yaml`);
    const overlay = files.get(`${folder}/${id}/values-${spec.stage}.yaml`);
    return [{ id, chart, values: mergeValues(base, overlay) }];
  });
}

function faultsOf(environment: Environment): string[] {
  return emittedValues(environment).flatMap(({ id, chart, values }) => {
    const data = chartData(chart);
    if (!data)
      return [
        `${id}: no chart ${chart.name} ${chart.version} at ${chart.repoUrl}`,
      ];
    return [
      ...unknownKeys(values, data.defaults).map(
        key => `${id}: the chart has no ${key}`,
      ),
      ...schemaErrors(values, data).map(error => `${id}: ${error}`),
    ];
  });
}

describeWith(missingCharts(), 'Helm values', () => {
  const environments = [...standardEnvironments(), ...unusualEnvironments()];

  it('set only what their charts have, and what their schemas allow', () => {
    const faults = environments.flatMap(faultsOf);
    expect([...new Set(faults)]).toEqual([]);
  });

  it('would be faulty with a key that the chart does not have', () => {
    const [{ chart, values }] = emittedValues(environments[0]);
    const { defaults } = chartData(chart)!;
    expect(unknownKeys({ ...values, replicaCuont: 2 }, defaults)).toEqual([
      'replicaCuont',
    ]);
  });

  it('would be faulty with a type that the schema forbids', () => {
    const { chart } = emittedValues(environments[0]).find(
      ({ id }) => id === 'cert-manager',
    )!;
    expect(
      schemaErrors({ replicaCount: 'two' }, chartData(chart)!),
    ).not.toEqual([]);
  });
});
