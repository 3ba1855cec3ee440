import { inPieces, plan } from './__testUtils__/plans';
import { PlanReader } from './planReader';
import { PlanRefused } from './planRefused';

const ORIGIN = {
  workspace: 'fraud-dev',
  receivedAt: '2027-01-01T06:00:00.000Z',
};

async function read(bytes: Uint8Array, size?: number) {
  const reader = new PlanReader(ORIGIN);
  for await (const piece of inPieces(bytes, size)) reader.feed(piece);
  return reader.end();
}

async function refusalOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    await read(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof PlanRefused) return error.reason;
    throw error;
  }
}

const text = (value: string) => Buffer.from(value);
const PLAN_HEAD = '{"format_version":"1.2","planned_values":{}';

describe('PlanReader', () => {
  it.each([1, 7, 64, 4096, 1_000_000])(
    'reads the same, in pieces of %d bytes',
    async size => {
      const whole = await read(plan('drift-and-changes'), 1_000_000);
      expect(await read(plan('drift-and-changes'), size)).toEqual(whole);
    },
  );

  it('takes the mark that some editors write before UTF-8', async () => {
    const marked = Buffer.concat([text('\ufeff'), plan('empty')]);
    expect((await read(marked)).facts.drift).toEqual([]);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', text(''), 'notJson'],
    ['a page', text('<!doctype html><title>Sign in</title>'), 'notJson'],
    ['half a plan', plan('in-sync').subarray(0, 40_000), 'notJson'],
    ['two plans', Buffer.concat([plan('empty'), plan('empty')]), 'notJson'],
    ['a number', text('17'), 'notJson'],
    ['a list', text('[]'), 'notPlan'],
    ['an object', text('{"a":1}'), 'notPlan'],
    ['a state', plan('not-a-plan-state'), 'state'],
    [
      'a state file',
      text('{"version":4,"lineage":"x","resources":[]}'),
      'state',
    ],
    ['the log of a plan', plan('not-a-plan-log'), 'planLog'],
    ['the plan file itself', text('PK\u0003\u0004\u0014'), 'binaryPlan'],
    ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), 'notText'],
    [
      'a plan of the future',
      text('{"format_version":"2.0","planned_values":{}}'),
      'formatVersion',
    ],
    ['no version', text('{"planned_values":{}}'), 'notPlan'],
    [
      'a bomb of brackets',
      text(`${PLAN_HEAD},"x":${'['.repeat(300)}`),
      'tooDeep',
    ],
    [
      'a resource beyond all measure',
      text(
        `${PLAN_HEAD},"resource_changes":["${'x'.repeat(17 * 1024 * 1024)}"]}`,
      ),
      'tooLarge',
    ],
  ])('refuses %s and says why', async (_name, bytes, reason) => {
    expect(await refusalOf(bytes)).toBe(reason);
  });

  it.each([',', '"', '{', ']', '\\', '7', '\u0000'])(
    'has no other fault than a refusal, wherever a plan has %j too much',
    async character => {
      const whole = plan('deposed');
      const reasons = new Set<string | undefined>();
      for (let at = 0; at < whole.length; at += 97) {
        const [head, tail] = [whole.subarray(0, at), whole.subarray(at)];
        reasons.add(
          await refusalOf(Buffer.concat([head, text(character), tail])),
        );
      }
      const known = [
        undefined,
        'notJson',
        'notPlan',
        'notText',
        'formatVersion',
      ];
      expect(known).toEqual(expect.arrayContaining([...reasons]));
      expect(reasons).toContain('notJson');
    },
  );

  it('tells plans of the same resources from those of others', async () => {
    const [first, again, other] = await Promise.all(
      ['in-sync', 'refresh-only', 'deposed'].map(name => read(plan(name))),
    );
    const shared = again.identities.filter(id => first.identities.includes(id));
    expect(shared.length).toBeGreaterThan(10);
    expect(other.identities.some(id => first.identities.includes(id))).toBe(
      false,
    );
    expect(first.identities.join()).not.toContain('fraud');
  });
});
