import { writtenAmounts } from './amounts';
import { podRequests } from './podRequests';

const container = (requests: object, limits: object = {}) => ({
  resources: { requests, limits },
});

const sidecar = (requests: object) => ({
  ...container(requests),
  restartPolicy: 'Always',
});

const requestsOf = (spec: object) => writtenAmounts(podRequests(spec));

describe('podRequests', () => {
  it('adds up the containers', () => {
    expect(
      requestsOf({
        containers: [
          container({ cpu: '500m', memory: '1Gi' }),
          container({ cpu: '0.7', memory: '512Mi' }),
        ],
      }),
    ).toEqual({ cpu: '1200m', memory: '1536Mi' });
  });

  it('takes a limit for the request that is not there, and not for one that is', () => {
    expect(
      requestsOf({
        containers: [
          container({ cpu: '1' }, { cpu: '4', 'nvidia.com/gpu': 2 }),
        ],
      }),
    ).toEqual({ cpu: '1', 'nvidia.com/gpu': '2' });
  });

  it('takes the largest init container where that is more than the containers', () => {
    expect(
      requestsOf({
        initContainers: [container({ cpu: '3' }), container({ cpu: '2' })],
        containers: [container({ cpu: '1', memory: '1Gi' })],
      }),
    ).toEqual({ cpu: '3', memory: '1Gi' });
  });

  it('counts sidecars beside the containers', () => {
    expect(
      requestsOf({
        initContainers: [sidecar({ cpu: '1' }), sidecar({ cpu: '2' })],
        containers: [container({ cpu: '1' })],
      }),
    ).toEqual({ cpu: '4' });
  });

  it('counts beside an init container only the sidecars that were started before it', () => {
    const initContainers = [
      sidecar({ cpu: '1' }),
      container({ cpu: '5' }),
      sidecar({ cpu: '2' }),
    ];
    expect(
      requestsOf({ initContainers, containers: [container({ cpu: '1' })] }),
    ).toEqual({ cpu: '6' });
  });

  it('lets the pod speak for its containers, resource by resource', () => {
    expect(
      requestsOf({
        resources: {
          requests: { cpu: '2' },
          limits: { cpu: '4', memory: '8Gi' },
        },
        containers: [container({ cpu: '1', 'nvidia.com/gpu': '1' })],
      }),
    ).toEqual({ cpu: '2', memory: '8Gi', 'nvidia.com/gpu': '1' });
  });

  it('adds the overhead of the runtime class', () => {
    expect(
      requestsOf({
        overhead: { cpu: '250m' },
        resources: { requests: { cpu: '1' } },
        containers: [container({})],
      }),
    ).toEqual({ cpu: '1250m' });
  });

  it('leaves out nothing asked for, and what is no quantity', () => {
    expect(
      requestsOf({
        containers: [container({ cpu: 'much', 'nvidia.com/gpu': '0' })],
      }),
    ).toEqual({});
  });
});
