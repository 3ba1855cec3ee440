import { maskFileText } from './maskFileText';

const CANARY = 'canary-4711';

describe('a file as it may be shown', () => {
  it('is the file where there is nothing secret', () => {
    const text = '# kept\na: {b: 1}\n---\nc: "d"\n';

    expect(maskFileText(text)).toBe(text);
  });

  it('keeps everything but the values of a Secret beside the object', () => {
    const text = `kind: Deployment # kept
spec: { replicas: 2 }
---
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData:
  user: &user ${CANARY} # kept
  other: *user
  key: |
    ${CANARY}
    ${CANARY}
type: Opaque
`;

    expect(maskFileText(text)).toBe(`kind: Deployment # kept
spec: { replicas: 2 }
---
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData:
  user: &user (masked) # kept
  other: *user
  key: (masked)
type: Opaque
`);
  });

  it.each([
    ['a value by its name', `postgres:\n  password: ${CANARY}\n`],
    ['a value that an alias uses', `x: &p ${CANARY}\npassword: *p\n`],
    [
      'an item of a list',
      `kind: List\nitems:\n- kind: Secret\n  data: { a: ${CANARY} }\n`,
    ],
    [
      'a generator',
      `secretGenerator:\n- name: db\n  literals:\n  - user=${CANARY}\n`,
    ],
    [
      'a patch within a kustomization',
      `patches:\n- patch: |-\n    kind: Secret\n    data:\n      a: ${CANARY}\n`,
    ],
    ['what is no YAML', `a: [${CANARY}`],
  ])('never shows %s', (_case, text) => {
    expect(maskFileText(text)).not.toContain(CANARY);
  });
});
