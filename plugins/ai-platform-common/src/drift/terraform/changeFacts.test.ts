import type { JsonValue } from '../json';
import { terraformChangeFacts } from './changeFacts';

interface Change {
  before: JsonValue;
  after: JsonValue;
  after_unknown?: JsonValue;
  before_sensitive?: JsonValue;
  after_sensitive?: JsonValue;
  replace_paths?: JsonValue;
}

function element(change: Change): JsonValue {
  return {
    address: 'aws_thing.a',
    mode: 'managed',
    type: 'aws_thing',
    name: 'a',
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions: ['update'], ...change },
  };
}

/** Path, want and have of each field that differs; `?` is known after apply, `*` is masked, `-` is not there. */
function told(change: Change, list: 'drift' | 'changes' = 'drift'): string[] {
  const facts = terraformChangeFacts(element(change), list);
  return (facts?.differences ?? []).map(({ path, want, have, relevant }) => {
    const [wanted, had] = [want, have].map(side => {
      if (side === undefined) return '-';
      if (side.kind === 'value') return side.text;
      return side.kind === 'masked' ? '*' : '?';
    });
    return `${path}: ${wanted} ${had}${relevant ? '' : ' (noise)'}`;
  });
}

describe('terraformChangeFacts', () => {
  it('tells what was applied and what is there, for drift', () => {
    expect(told({ before: { size: 1 }, after: { size: 2 } })).toEqual([
      'size: 1 2',
    ]);
  });

  it('tells what the plan makes of what is there, for changes', () => {
    const change = { before: { size: 1 }, after: { size: 2 } };
    expect(told(change, 'changes')).toEqual(['size: 2 1']);
  });

  it.each<[string, Change, string[]]>([
    [
      'fields of blocks and maps',
      { before: { a: [{ b: { c: 1 } }] }, after: { a: [{ b: { c: 2 } }] } },
      ['a[0].b.c: 1 2'],
    ],
    [
      'keys that are no plain names',
      { before: { tags: { 'a/b': 'old' } }, after: { tags: { 'a/b': 'new' } } },
      ['tags["a/b"]: old new'],
    ],
    [
      'lists of scalars as a whole',
      { before: { ids: ['a'] }, after: { ids: ['a', 'b'] } },
      ['ids: - a - a\n- b'],
    ],
    [
      'a block that came, wherever it stands',
      {
        before: { rule: [{ port: 443 }] },
        after: { rule: [{ port: 22 }, { port: 443 }] },
      },
      ['rule[0]: - port: 22'],
    ],
    [
      'a block that went',
      {
        before: { rule: [{ port: 22 }, { port: 443 }] },
        after: { rule: [{ port: 443 }] },
      },
      ['rule[0]: port: 22 -'],
    ],
    [
      'the same blocks in another order',
      {
        before: { rule: [{ port: 22 }, { port: 443 }] },
        after: { rule: [{ port: 443 }, { port: 22 }] },
      },
      ['rule: - port: 22\n- port: 443 - port: 443\n- port: 22'],
    ],
    [
      'one field of a policy that is a text',
      {
        before: { policy: '{"Action":["a"],"Effect":"Allow"}' },
        after: { policy: '{"Effect":"Allow","Action":["*"]}' },
      },
      ['policy.Action: - a - "*"'],
    ],
    [
      'the same policy, written differently',
      {
        before: { policy: '{"a":1,"b":2}' },
        after: { policy: '{"b": 2, "a": 1}' },
      },
      ['policy: "{\\"a\\":1,\\"b\\":2}" "{\\"b\\": 2, \\"a\\": 1}" (noise)'],
    ],
    [
      'null that was read back as empty',
      { before: { a: null, b: null, c: '' }, after: { a: [], b: '', c: null } },
      ['a: - [] (noise)', 'b: - "" (noise)', 'c: "" - (noise)'],
    ],
    [
      'tags_all that repeats tags',
      {
        before: { tags: { a: '1' }, tags_all: { a: '1', o: 'old' } },
        after: { tags: { a: '2' }, tags_all: { a: '2', o: 'new' } },
      },
      ['tags.a: "1" "2"', 'tags_all.a: "1" "2" (noise)', 'tags_all.o: old new'],
    ],
    [
      'a number that YAML cannot write',
      { before: { n: 1 }, after: { n: Infinity } },
      ['n: 1 Infinity'],
    ],
  ])('tells %s', (_name, change, expected) => {
    expect(told(change)).toEqual(expected);
  });

  it.each<[string, Change, string[]]>([
    [
      'a value',
      {
        before: { a: 'canary1' },
        after: { a: 'canary2' },
        before_sensitive: { a: true },
      },
      ['a: * *'],
    ],
    [
      'a value that became secret, and was none',
      {
        before: { a: 'canary1' },
        after: { a: 'canary2' },
        after_sensitive: { a: true },
      },
      ['a: * *'],
    ],
    [
      'a value deep inside',
      {
        before: { a: [{ b: { c: 'canary1', d: 1 } }] },
        after: { a: [{ b: { c: 'canary2', d: 2 } }] },
        after_sensitive: { a: [{ b: { c: true } }] },
      },
      ['a[0].b.c: * *', 'a[0].b.d: 1 2'],
    ],
    [
      'a part of what is told as a whole',
      {
        before: { a: null },
        after: { a: { b: 'canary', c: 1 } },
        after_sensitive: { a: { b: true } },
      },
      ['a: - b: (masked)\nc: 1'],
    ],
    [
      'everything, where everything is',
      {
        before: { a: 'canary1' },
        after: { a: 'canary2' },
        before_sensitive: true,
      },
      ['a: * *'],
    ],
    [
      'a list with a secret member that changed',
      {
        before: { a: ['x', 'canary1'] },
        after: { a: ['x', 'canary2'] },
        before_sensitive: { a: [false, true] },
        after_sensitive: { a: [false, true] },
      },
      ['a: * *'],
    ],
    [
      'what its name calls a secret',
      {
        before: { env: { DB_PASSWORD: 'canary1', LEVEL: 'a' } },
        after: { env: { DB_PASSWORD: 'canary2', LEVEL: 'b' } },
      },
      ['env.DB_PASSWORD: * *', 'env.LEVEL: a b'],
    ],
    [
      'the variables of a container in a text',
      {
        before: {
          containers: '[{"env":[{"name":"API_TOKEN","value":"canary1"}]}]',
        },
        after: {
          containers: '[{"env":[{"name":"API_TOKEN","value":"canary2"}]}]',
        },
      },
      ['containers[0].env[0].value: * *'],
    ],
  ])('masks %s', (_name, change, expected) => {
    const fields = told(change);
    expect(fields.join()).not.toContain('canary');
    expect(fields).toEqual(expected);
  });

  it('tells what is known after apply, inside and as a whole', () => {
    const change = {
      before: { id: 'a', block: [{ arn: 'b', n: 1 }], same: 1 },
      after: { block: [{ n: 1 }], same: 1 },
      after_unknown: { id: true, block: [{ arn: true }] },
    };
    expect(told(change, 'changes')).toEqual(['block[0].arn: ? b', 'id: ? a']);
  });

  it('marks the fields that make it be replaced', () => {
    const facts = terraformChangeFacts(
      element({
        before: { a: { b: 1 }, c: 1 },
        after: { a: { b: 2 }, c: 2 },
        replace_paths: [['a']],
      }),
      'changes',
    );
    expect(
      facts?.differences.map(({ path, replaces }) => [path, replaces]),
    ).toEqual([
      ['a.b', true],
      ['c', false],
    ]);
  });

  it('tells a text that is nested without end as a whole', () => {
    const nested = (inner: string) =>
      `${'['.repeat(50_000)}${inner}${']'.repeat(50_000)}`;
    const facts = terraformChangeFacts(
      element({ before: { text: nested('1') }, after: { text: nested('2') } }),
      'drift',
    );
    expect(facts?.differences.map(({ path }) => path)).toEqual(['text']);
  });

  it('keeps 200 fields of a resource, and counts the others', () => {
    const wide = (value: number) =>
      Object.fromEntries(
        Array.from({ length: 250 }, (_, n) => [`f${n}`, value]),
      );
    const facts = terraformChangeFacts(
      element({ before: wide(1), after: wide(2) }),
      'drift',
    );
    expect(facts?.differences).toHaveLength(200);
    expect(facts?.omitted).toBe(50);
  });

  it.each<[JsonValue]>([
    [null],
    ['text'],
    [{}],
    [{ address: 'a' }],
    [{ address: 'a', change: { actions: [] } }],
    [{ address: 7, change: { actions: ['update'] } }],
  ])('takes %j for no change', value => {
    expect(terraformChangeFacts(value, 'drift')).toBeUndefined();
  });
});
