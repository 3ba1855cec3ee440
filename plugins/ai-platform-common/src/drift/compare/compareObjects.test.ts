import { compareObjects } from './compareObjects';
import { DETECTOR, detectorForms, driftOf } from './__testUtils__/detector';

const CONTAINER = 'spec.template.spec.containers[name=server]';
const text = (value: string) => ({ kind: 'value', text: value });

describe('compareObjects: what differs', () => {
  it('is nothing right after a sync', () => {
    expect(driftOf({})).toEqual([]);
  });

  it('tells scaling and an edited image, each with both sides', () => {
    const image = `${CONTAINER}.image`;
    expect(
      driftOf({
        live: { 'spec.replicas': 5, [image]: 'registry.example.com/fraud:9' },
      }),
    ).toEqual([
      { path: 'spec.replicas', want: text('2'), have: text('5') },
      {
        path: image,
        want: text('registry.example.com/fraud/detector:1.4.2'),
        have: text('registry.example.com/fraud:9'),
      },
    ]);
  });

  it('leaves the side out that does not have the field', () => {
    const env = `${CONTAINER}.env`;
    expect(
      driftOf({
        live: {
          [`${env}[name=DEBUG]`]: { name: 'DEBUG', value: 'true' },
          [`${env}[name=THRESHOLD]`]: undefined,
        },
      }),
    ).toEqual([
      { path: `${env}[name=DEBUG]`, have: text('name: DEBUG\nvalue: "true"') },
      {
        path: `${env}[name=THRESHOLD]`,
        want: text('name: THRESHOLD\nvalue: "0.8"'),
      },
    ]);
  });

  it('finds a container again wherever it stands', () => {
    const sidecar = { name: 'proxy', image: 'proxy:1' };
    const server = {
      name: 'server',
      image: 'registry.example.com/fraud/detector:2',
    };
    const drift = compareObjects({
      ref: DETECTOR,
      want: { spec: { containers: [server, sidecar] } },
      have: { spec: { containers: [sidecar, { ...server, image: 'evil:1' }] } },
      target: null,
      live: null,
      ignore: [],
    });
    expect(drift.map(each => [each.path, each.noise])).toEqual([
      ['spec.containers[name=server].image', undefined],
      ['spec.containers', 'order'],
    ]);
  });

  it('tells arguments by their position', () => {
    expect(
      driftOf({ live: { [`${CONTAINER}.args[1]`]: '--workers=8' } }),
    ).toEqual([
      {
        path: `${CONTAINER}.args[1]`,
        want: text('"--workers=2"'),
        have: text('"--workers=8"'),
      },
    ]);
    expect(driftOf({ live: { [`${CONTAINER}.args[2]`]: '--debug' } })).toEqual([
      { path: `${CONTAINER}.args[2]`, have: text('"--debug"') },
    ]);
  });

  it('tells arguments as a whole where they moved', () => {
    expect(
      driftOf({
        live: {
          [`${CONTAINER}.args`]: ['--debug', '--port=8080', '--workers=2'],
        },
      }),
    ).toEqual([
      {
        path: `${CONTAINER}.args`,
        want: text('- "--port=8080"\n- "--workers=2"'),
        have: text('- "--debug"\n- "--port=8080"\n- "--workers=2"'),
      },
    ]);
  });

  it('does not ask what the order of init containers means', () => {
    const [one, two] = ['fetch', 'convert'].map(name => ({
      name,
      image: name,
    }));
    const [difference] = driftOf({
      git: { 'spec.template.spec.initContainers': [one, two] },
      live: { 'spec.template.spec.initContainers': [two, one] },
    });
    expect(difference.path).toBe('spec.template.spec.initContainers');
  });

  it('tells init containers as a whole where one was put before the others', () => {
    const [one, two] = ['fetch', 'convert'].map(name => ({
      name,
      image: name,
    }));
    const path = 'spec.template.spec.initContainers';
    const paths = (live: (typeof one)[]) =>
      driftOf({ git: { [path]: [one] }, live: { [path]: live } }).map(
        each => each.path,
      );
    expect(paths([two, one])).toEqual([path]);
    expect(paths([one, two])).toEqual([`${path}[name=convert]`]);
  });

  it('tells the order of variables that read each other', () => {
    const host = { name: 'HOST', value: 'a' };
    const url = { name: 'URL', value: 'http://$(HOST)' };
    const env = `${CONTAINER}.env`;
    const of = (...variables: (typeof host)[]) => ({ [env]: variables });
    expect(
      driftOf({ git: of(host, url), live: of(url, host) }).map(
        each => each.path,
      ),
    ).toEqual([env]);
  });

  it('does not take a text of a ConfigMap for an amount', () => {
    const drift = compareObjects({
      ref: { ...DETECTOR, group: '', kind: 'ConfigMap' },
      want: { data: { cpu: '1', memory: '1Gi' } },
      have: { data: { cpu: '1000m', memory: '1024Mi' } },
      target: null,
      live: null,
      ignore: [],
    });
    expect(drift.map(each => each.noise)).toEqual([undefined, undefined]);
  });

  it('says of a secret only that it differs', () => {
    const drift = compareObjects({
      ref: { ...DETECTOR, group: '', kind: 'Secret' },
      want: { data: { password: '(masked)', user: '(masked)' } },
      have: { data: { password: '(masked, other)', user: '(masked)' } },
      target: null,
      live: null,
      ignore: [],
    });
    expect(drift).toEqual([
      {
        path: 'data.password',
        want: { kind: 'masked' },
        have: { kind: 'masked' },
      },
    ]);
  });

  it('has no fields for an object that is on one side alone', () => {
    const { want, target } = detectorForms({});
    expect(
      compareObjects({
        ref: DETECTOR,
        ...{ want, have: null, target, live: null, ignore: [] },
      }),
    ).toEqual([]);
  });

  it('keeps names of prototypes apart from fields', () => {
    const drift = compareObjects({
      ref: DETECTOR,
      want: JSON.parse('{"data":{"constructor":"a","__proto__":"b"}}'),
      have: { data: {} },
      target: null,
      live: null,
      ignore: [],
    });
    expect(drift.map(each => each.path)).toEqual([
      'data.__proto__',
      'data.constructor',
    ]);
  });

  it('cuts what nobody reads to the end', () => {
    const drift = compareObjects({
      ref: DETECTOR,
      want: { data: { a: 'x'.repeat(10_000) } },
      have: {
        data: {
          a: 'y',
          b: Array.from({ length: 50_000 }, (_, index) => ({ index })),
        },
      },
      target: null,
      live: null,
      ignore: [],
    });
    expect(
      drift
        .flatMap(each => [each.want, each.have])
        .map(side => side?.kind === 'value' && side.text.length),
    ).toEqual([4000, 3, false, 4000]);
  });
});
