import type { JsonValue } from '../json';
import { detectorForms, type DetectorChanges } from './__testUtils__/detector';
import { ownerOf, type OwnerOptions } from './ownerOf';

const CONTAINER = 'spec.template.spec.containers[name=server]';

function owner(
  path: string,
  options?: OwnerOptions,
  changes: DetectorChanges = {},
) {
  return ownerOf(detectorForms(changes).live, path, options);
}

const EDITED = {
  manager: 'kubectl-edit',
  operation: 'Update',
  at: '2026-10-06T14:02:11Z',
};

describe('ownerOf', () => {
  it('names who edited the image, and when', () => {
    expect(owner(`${CONTAINER}.image`)).toEqual(EDITED);
  });

  it('names the subresource; scaling leaves no time', () => {
    expect(
      owner('spec.replicas', { deployedAt: '2026-10-05T00:00:00Z' }),
    ).toEqual({ manager: 'kubectl', operation: 'scale' });
  });

  it('tells the value of a variable from its name', () => {
    expect(owner(`${CONTAINER}.env[name=LOG_LEVEL].value`)).toEqual(EDITED);
    expect(owner(`${CONTAINER}.env[name=THRESHOLD].value`)).toBeUndefined();
  });

  it('finds the writer of anything in a structure', () => {
    expect(owner(`${CONTAINER}.env`)).toEqual(EDITED);
    expect(owner('spec')).toEqual(EDITED);
    expect(owner('')).toEqual(EDITED);
  });

  it('finds the owner of a list as a whole for its members', () => {
    const fields = [
      {
        manager: 'kubectl-patch',
        operation: 'Update',
        time: '2026-10-06T15:00:00Z',
        fieldsV1: {
          'f:spec': {
            'f:args': {},
            'f:ports': {
              'k:{"containerPort":53,"protocol":"UDP"}': { 'f:name': {} },
            },
            'f:tokens': { 'v:"b"': {} },
          },
        },
      },
    ];
    const live = {
      metadata: { managedFields: fields },
      spec: {
        args: ['a', 'b'],
        ports: [
          { containerPort: 53, protocol: 'TCP', name: 'dns-tcp' },
          { containerPort: 53, protocol: 'UDP', name: 'dns' },
        ],
        tokens: ['a', 'b'],
      },
    };
    const names = [
      ...['spec.args[1]', 'spec.ports[name=dns].name', 'spec.tokens[1]'],
      ...['spec.ports[name=dns-tcp].name', 'spec.tokens[0]', 'spec.ports[0]'],
    ].map(path => ownerOf(live, path)?.manager);
    const patch = 'kubectl-patch';
    expect(names).toEqual([
      patch,
      patch,
      patch,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('blames no GitOps engine, and nobody who only reports a status', () => {
    expect(owner('spec.revisionHistoryLimit')).toBeUndefined();
    expect(owner('status.replicas')).toBeUndefined();
    expect(
      owner(`${CONTAINER}.image`, { gitopsManagers: ['kubectl-edit'] }),
    ).toBeUndefined();
  });

  it('blames nobody who wrote before the last deploy', () => {
    const image = `${CONTAINER}.image`;
    expect(
      owner(image, { deployedAt: '2026-10-06T14:02:12Z' }),
    ).toBeUndefined();
    expect(owner(image, { deployedAt: '2026-10-06T14:02:11.9Z' })).toEqual(
      EDITED,
    );
  });

  it('suspects of a field that is gone who wrote last since the deploy', () => {
    const path = `${CONTAINER}.env[name=GONE]`;
    expect(owner(path, { deployedAt: '2026-10-06T00:00:00Z' })).toEqual(EDITED);
    expect(owner(path, { deployedAt: '2026-10-07T00:00:00Z' })).toBeUndefined();
    expect(owner(path)).toBeUndefined();
  });

  it.each<[string, JsonValue]>([
    ['is no object', 'x'],
    ['has no metadata', {}],
    ['has no entries', { metadata: { managedFields: 'x' } }],
    [
      'has entries that are none',
      { metadata: { managedFields: [null, 3, {}, { manager: 7 }] } },
    ],
    [
      'has fields that are none',
      {
        metadata: {
          managedFields: [
            { manager: 'x', fieldsV1: { 'f:spec': { 'k:{': {}, 'v:': 3 } } },
            { manager: 'y', fieldsV1: 'f:spec' },
          ],
        },
        spec: [1],
      },
    ],
  ])('knows nothing of a live object that %s', (_, live) => {
    expect(ownerOf(live, 'spec[0]')).toBeUndefined();
  });

  it('cuts a manager that is no manager', () => {
    const live = {
      metadata: {
        managedFields: [
          {
            manager: `a\u0000\u202e${'b'.repeat(500)}`,
            fieldsV1: { 'f:spec': {} },
          },
        ],
      },
      spec: 1,
    };
    expect(ownerOf(live, 'spec')).toEqual({ manager: `a${'b'.repeat(127)}` });
  });
});
