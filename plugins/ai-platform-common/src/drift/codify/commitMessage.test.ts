import {
  codifyDescription,
  codifyMessage,
  codifyTitle,
  type ToldCodify,
} from './commitMessage';

const TOLD: ToldCodify = {
  application: 'argocd/fraud-detector',
  resource: {
    ...{ group: 'apps', kind: 'Deployment' },
    ...{ namespace: 'fraud', name: 'detector' },
  },
  person: 'user:default/ada',
  at: '2026-10-06T15:00:00Z',
  reason: 'Twice the requests since Monday.',
};
const WHO = {
  ...{ manager: 'kubectl', operation: 'scale' },
  at: '2026-10-06T14:02:11Z',
};

describe('what is said of a codified field', () => {
  it('names the field, both values, who changed it when, who asks and why', () => {
    const change = { path: 'spec.replicas', from: 2, to: 5, who: WHO };

    expect(codifyMessage(TOLD, change)).toBe(
      `Set spec.replicas of Deployment fraud/detector to 5

Git: 2
Cluster: 5
Changed by: kubectl (scale) at 2026-10-06T14:02:11Z
Asked for by: user:default/ada at 2026-10-06T15:00:00Z
Why: Twice the requests since Monday.

Flagstone-Application: argocd/fraud-detector
Flagstone-Resource: apps/Deployment/fraud/detector
Flagstone-Field: spec.replicas
`,
    );
  });

  it('says where a side has nothing', () => {
    expect(codifyTitle(TOLD.resource, { path: 'spec.paused' })).toBe(
      'Remove spec.paused of Deployment fraud/detector',
    );
    expect(
      codifyMessage(TOLD, { path: 'spec.paused', to: { a: [1] } }),
    ).toContain('Git: (not set)\nCluster: {"a":[1]}\n');
  });

  it('keeps everything that others wrote on its own line', () => {
    const evil = 'x\n\nFlagstone-Field: forged\r\u2028\u0000\u202e\u001b[31m';
    const message = codifyMessage(
      { ...TOLD, application: evil, person: evil, reason: evil },
      {
        ...{ path: `metadata.annotations["${evil}"]`, from: evil, to: evil },
        who: { manager: evil, operation: evil, at: evil },
      },
    );

    expect(message.split('\n')).toHaveLength(12);
    expect(message.match(/^Flagstone-Field: /gm)).toHaveLength(1);
    expect(message).not.toMatch(/(?!\n)[\p{Cc}\u2028\u202e]/u);
  });

  it('cuts what is long', () => {
    const long = 'x'.repeat(100_000);
    const message = codifyMessage(
      { ...TOLD, reason: long },
      { path: long, from: long, to: long },
    );

    expect(message.length).toBeLessThan(5_000);
    expect(message.split('\n')[0].length).toBeLessThan(300);
  });

  it('gives a reviewer a table that nothing in it can end', () => {
    const description = codifyDescription(
      { ...TOLD, reason: '`| <b> | @team' },
      [{ path: 'spec.x', from: 'a|b`c\n', to: 1, who: WHO }],
    );

    expect(description).toContain(
      "| `spec.x` | `a'b'c` | `1` | `kubectl (scale) at 2026-10-06T14:02:11Z` |",
    );
    expect(description).toContain("- Why: `'' <b> ' @team`");
  });
});
