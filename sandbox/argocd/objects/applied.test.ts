import { applied, patched } from './applied.mjs';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const ARGOCD = { manager: 'argocd-controller' };

function manifest(change: { replicas?: number; env?: object[] } = {}): any {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
    spec: {
      ...(change.replicas && { replicas: change.replicas }),
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [
            {
              name: 'web',
              image: 'web:1',
              ...(change.env && { env: change.env }),
            },
          ],
        },
      },
    },
  };
}

const at = (minutes: number) => NOW + minutes * 60_000;

function apply(live: any, target: any, minutes = 0): any {
  return applied(live, target, { writer: ARGOCD, now: at(minutes) });
}

function writers({ metadata }: any): string[] {
  return metadata.managedFields.map(
    ({ manager, time }: { manager: string; time?: string }) =>
      `${manager} ${time?.slice(11, 16) ?? 'at no time'}`,
  );
}

describe('applying a manifest', () => {
  it('fills in what the API server would', () => {
    const { spec, metadata } = apply(undefined, manifest());
    expect(spec).toMatchObject({
      replicas: 1,
      strategy: { type: 'RollingUpdate' },
      template: {
        spec: {
          restartPolicy: 'Always',
          containers: [{ imagePullPolicy: 'IfNotPresent' }],
        },
      },
    });
    expect(metadata).toMatchObject({
      generation: 1,
      creationTimestamp: '2026-03-02T08:00:00Z',
    });
  });

  it('changes nothing, and nobody wrote, when it is applied again', () => {
    const live = apply(undefined, manifest());
    expect(apply(live, manifest(), 5)).toEqual(live);
  });

  it('keeps what others added, and removes what the manifest had and has no more', () => {
    const env = [{ name: 'A', value: '1' }];
    const live = apply(undefined, manifest({ env }));
    const added = patched(
      live,
      { metadata: { labels: { tier: 'front' } } },
      { writer: { manager: 'kubectl-label' }, now: at(1) },
    );
    const next = apply(added, manifest({ replicas: 3 }), 2);
    expect(next.metadata.labels).toEqual({ app: 'web', tier: 'front' });
    expect(next.spec.replicas).toBe(3);
    expect(next.spec.template.spec.containers[0].env).toBeUndefined();
    expect(next.metadata.generation).toBe(2);
  });

  it('takes a field from whoever wrote it, and back', () => {
    const live = apply(undefined, manifest({ replicas: 2 }));
    const scale = { manager: 'kubectl', subresource: 'scale' };
    const patch = { spec: { replicas: 5 } };
    const scaled = patched(live, patch, { writer: scale, now: at(1) });
    expect(writers(scaled)).toEqual([
      'argocd-controller 08:00',
      'kubectl at no time',
    ]);
    expect(
      scaled.metadata.managedFields[0].fieldsV1['f:spec'],
    ).not.toHaveProperty('f:replicas');
    expect(scaled.metadata.managedFields[1].fieldsV1).toEqual({
      'f:spec': { 'f:replicas': {} },
    });
    const reverted = apply(scaled, manifest({ replicas: 2 }), 2);
    expect(reverted.spec.replicas).toBe(2);
    expect(writers(reverted)).toEqual(['argocd-controller 08:02']);
  });

  it('tells the members of a list apart by their names', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    const live = apply(undefined, manifest({ env }));
    const patch = {
      spec: {
        template: {
          spec: {
            containers: [{ name: 'web', env: [{ name: 'B', value: '3' }] }],
          },
        },
      },
    };
    const edited: any = patched(live, patch, {
      writer: { manager: 'kubectl-edit' },
      now: at(1),
    });
    const { env: values } = edited.spec.template.spec.containers[0];
    expect(values).toContainEqual({ name: 'A', value: '1' });
    expect(values).toContainEqual({ name: 'B', value: '3' });
    expect(JSON.stringify(edited.metadata.managedFields.at(-1).fieldsV1)).toBe(
      JSON.stringify({
        'f:spec': {
          'f:template': {
            'f:spec': {
              'f:containers': {
                'k:{"name":"web"}': {
                  'f:env': { 'k:{"name":"B"}': { 'f:value': {} } },
                },
              },
            },
          },
        },
      }),
    );
  });
});
