import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { aWorkspace, aWorkspaceInput } from '../../testUtils/aWorkspace';
import { jsonSchemaOf } from '../../testUtils/jsonSchema';

const FILE = join(__dirname, '../../../../../docs/schemas/workspace.v1.json');
const update = process.env.UPDATE_GOLDENS === '1';

describe('the JSON Schema of workspaces for editors', () => {
  const generated = jsonSchemaOf('Workspace');
  const validate = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
  }).compile(generated);

  it('is what the schema says (UPDATE_GOLDENS=1 writes it anew)', () => {
    const text = `${JSON.stringify(generated, null, 2)}\n`;
    if (update) writeFileSync(FILE, text);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
  });

  it('accepts what people write and what is emitted', () => {
    validate(aWorkspaceInput({ queue: {} }));
    expect(validate.errors ?? []).toEqual([]);
    validate(aWorkspace({ queue: {} }));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each([
    [{ 'requests.nvidia.com/gpu': 1 }],
    [{ gpu: 1 }],
    [{ 'nvidia.com/gpu': 0.5 }],
    [{ 'nvidia.com/gpu': '1Gi' }],
  ])('marks the quota %j while it is typed', accelerators => {
    expect(validate(aWorkspaceInput({ quota: { accelerators } }))).toBe(false);
  });
});
