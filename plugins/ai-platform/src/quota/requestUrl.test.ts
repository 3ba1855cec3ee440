import {
  aNamespace,
  aWaitingWorkload,
  anAccelerator,
} from '../__testUtils__/aGpuQuotaView';
import { requestUrl } from './requestUrl';

const context = {
  entityRef: 'component:default/fraud-detector',
  cluster: 'sandbox',
  namespace: 'fraud',
  documentUrl: 'file:///data/git/config.git/blob/main/quota.yaml?a=1&b=2',
};

function formDataOf(url: string) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  expect(pathname).toBe('/create/templates/default/gpu-quota-change');
  return JSON.parse(searchParams.get('formData') ?? '');
}

describe('the link to the template', () => {
  it('fills it with the row, and with as much as would let everything start', () => {
    const url = requestUrl(
      context,
      anAccelerator({ used: '6', hard: '8', waiting: '16' }),
      aNamespace({
        waiting: [aWaitingWorkload(), aWaitingWorkload({ name: 'second' })],
      }),
    );
    expect(formDataOf(url)).toEqual({
      ...context,
      resource: 'nvidia.com/gpu',
      amount: '22',
    });
  });

  it('starts from the present quota where that would do', () => {
    expect(
      formDataOf(requestUrl(context, anAccelerator(), aNamespace())).amount,
    ).toBe('8');
  });

  it('leaves the amount open where nothing says how much', () => {
    const url = requestUrl(
      context,
      anAccelerator({ limitedBy: 'none', hard: undefined, used: '0' }),
      aNamespace(),
    );
    expect(formDataOf(url)).not.toHaveProperty('amount');
  });
});
