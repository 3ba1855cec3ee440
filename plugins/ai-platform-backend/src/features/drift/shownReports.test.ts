import type { TerraformReports } from '../../terraform/terraformReports';
import { shownReports } from './shownReports';

const META = { organization: 'acme', workspace: 'fraud-dev' };

const setUp = (ingest: () => Promise<never>) => {
  const forget = jest.fn();
  const reports = { ingest } as Partial<TerraformReports> as TerraformReports;
  return { forget, shown: shownReports(reports, { forget }) };
};

async function* nothing() {}

it('makes pages look again at a workspace of which a plan has come', async () => {
  const { shown, forget } = setUp(async () => 'taken' as never);
  expect(await shown.ingest(nothing(), META)).toBe('taken');
  expect(forget).toHaveBeenCalledWith(['terraform:acme:fraud-dev']);
});

it('does so for a plan that was refused, which is shown as well', async () => {
  const { shown, forget } = setUp(async () => {
    throw new Error('no plan');
  });
  await expect(shown.ingest(nothing(), META)).rejects.toThrow('no plan');
  expect(forget).toHaveBeenCalledTimes(1);
});
