import Ajv, { type ErrorObject } from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import Ajv2020 from 'ajv/dist/2020';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Parsed values, of a chart or for one. */
export type ChartValues = { [key: string]: unknown };

interface IndexEntry {
  folder: string;
  chart: string;
  version: string;
  helmRepo: string | null;
  oci: string | null;
}

/** A chart's own data. */
export interface ChartData {
  defaults: ChartValues;
  schema?: { $schema?: string; [key: string]: unknown };
}

// Istio keeps its defaults below this key; users set the same keys at the top level.
const ISTIO_DEFAULTS = '_internal_defaults_do_not_set';

/** The folder with the charts' data: environment variable FLAGSTONE_CHARTS, else `../shared/charts` beside the checkout. */
export const chartsFolder =
  process.env.FLAGSTONE_CHARTS ??
  path.resolve(__dirname, '../../../shared/charts');

/** What is missing of the charts' data, in words. */
export function missingCharts(): string[] {
  return fs.existsSync(path.join(chartsFolder, 'index.json'))
    ? []
    : [`chart data in ${chartsFolder} (FLAGSTONE_CHARTS)`];
}

function isMap(value: unknown): value is ChartValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readDefaults(folder: string): ChartValues {
  const files = ['values.yaml', 'values.tmpl.yaml'];
  const file = files
    .map(name => path.join(folder, name))
    .find(name => fs.existsSync(name));
  if (!file) return {};
  // What ${…} stands for is filled in when the chart is released.
  const text = fs.readFileSync(file, 'utf8').replace(/\$\{\w+\}/g, '""');
  const values = parse(text) ?? {};
  return values[ISTIO_DEFAULTS] ?? values;
}

function readSchema(folder: string): ChartData['schema'] {
  const file = path.join(folder, 'values.schema.json');
  return fs.existsSync(file)
    ? JSON.parse(fs.readFileSync(file, 'utf8'))
    : undefined;
}

function comesFrom(entry: IndexEntry, name: string, repoUrl: string): boolean {
  const published = `${entry.helmRepo ?? ''} ${entry.oci ?? ''}`.split(
    /[ ,()]+/,
  );
  const wanted = repoUrl.startsWith('oci://') ? `${repoUrl}/${name}` : repoUrl;
  return published.some(url => url === wanted || url === repoUrl);
}

/** Data of the chart with that name, version and repository, or undefined where it is not known. */
export function readChart(
  charts: string,
  chart: { name: string; version: string; repoUrl: string },
): ChartData | undefined {
  const index: IndexEntry[] = JSON.parse(
    fs.readFileSync(path.join(charts, 'index.json'), 'utf8'),
  );
  const entry = index.find(
    candidate =>
      candidate.chart === chart.name &&
      candidate.version === chart.version &&
      comesFrom(candidate, chart.name, chart.repoUrl),
  );
  if (!entry) return undefined;
  const folder = path.join(charts, entry.folder);
  return { defaults: readDefaults(folder), schema: readSchema(folder) };
}

/** One values file over another, as Helm does it: maps are merged, null removes, all else replaces. */
export function mergeValues(base: ChartValues, over: ChartValues): ChartValues {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    if (value === null) delete merged[key];
    else if (isMap(value))
      merged[key] = mergeValues(isMap(below) ? below : {}, value);
    else merged[key] = value;
  }
  return merged;
}

function isOpen(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * Paths that are set and that the chart does not have: a key is known if the defaults have it, or if it
 * lies below one whose default is empty. A map in the place of anything else counts as unknown.
 */
export function unknownKeys(
  values: ChartValues,
  defaults: ChartValues,
  prefix = '',
): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const at = `${prefix}${key}`;
    if (!(key in defaults)) return [at];
    const known = defaults[key];
    if (!isMap(value) || isOpen(known)) return [];
    return isMap(known) ? unknownKeys(value, known, `${at}.`) : [at];
  });
}

function validatorOf(schema: NonNullable<ChartData['schema']>) {
  const { $schema = '', ...rest } = schema;
  const options = { strict: false, allErrors: true, validateFormats: false };
  if ($schema.includes('2020-12')) return new Ajv2020(options).compile(rest);
  if ($schema.includes('2019-09')) return new Ajv2019(options).compile(rest);
  return new Ajv(options).compile(rest);
}

const validators = new WeakMap<object, ReturnType<typeof validatorOf>>();

/** What the chart's schema says against the values. Empty where there is no schema. */
export function schemaErrors(values: ChartValues, chart: ChartData): string[] {
  if (!chart.schema) return [];
  const validate = validators.get(chart.schema) ?? validatorOf(chart.schema);
  validators.set(chart.schema, validate);
  if (validate(mergeValues(chart.defaults, values))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }: ErrorObject) => `${instancePath}: ${message}`,
  );
}
