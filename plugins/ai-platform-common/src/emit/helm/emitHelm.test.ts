import { parse } from 'yaml';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { servicesOf } from '../services/servicesOf';
import { emitHelm } from './emitHelm';

const environment = anEnvironment({ stage: 'staging' });
const files = emitHelm(environment);

function file(name: string) {
  return files.find(
    ({ path }) => path === `environments/fraud/fraud-dev/${name}`,
  );
}

describe('emitHelm', () => {
  it('writes two files for every chart, into the repository of the services', () => {
    const charts = servicesOf(environment).filter(({ chart }) => chart);
    expect(files.map(({ path }) => path)).toEqual(
      charts.flatMap(({ id }) => [
        `environments/fraud/fraud-dev/${id}/values.yaml`,
        `environments/fraud/fraud-dev/${id}/values-staging.yaml`,
      ]),
    );
    expect(new Set(files.map(({ repository }) => repository))).toEqual(
      new Set(['platform-ai-services']),
    );
  });

  it('says in each file whose values they are, and which Secrets are read', () => {
    expect(file('mlflow/values.yaml')?.content).toContain(
      'MLflow, chart mlflow 1.11.5',
    );
    expect(file('mlflow/values.yaml')?.content).toContain(
      '# It reads the Secret mlflow/mlflow-secrets',
    );
    expect(file('mlflow/values-staging.yaml')?.content).toContain(
      'what stage staging lays over',
    );
  });

  it('writes what the service says, and nothing that differs by stage into the base', () => {
    const { values, overlay } = servicesOf(environment).find(
      ({ id }) => id === 'mlflow',
    )!;
    expect(parse(file('mlflow/values.yaml')!.content)).toEqual(values);
    expect(parse(file('mlflow/values-staging.yaml')!.content)).toEqual(overlay);
    const base = (stage: 'dev' | 'prod') =>
      emitHelm(
        anEnvironment({ stage, platform: { mlflow: { storageGb: 5 } } }),
      ).find(({ path }) => path.endsWith('/mlflow/values.yaml'))?.content;
    expect(base('dev')).toBe(base('prod'));
  });
});
