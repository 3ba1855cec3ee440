import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { anEnvironment, anEnvironmentInput } from '../testUtils/anEnvironment';
import { jsonSchemaOf } from '../testUtils/jsonSchema';
import { CLOUDS } from './vocabulary';

const FILE = join(__dirname, '../../../../docs/schemas/environment.v1.json');
const update = process.env.UPDATE_GOLDENS === '1';

describe('the JSON Schema for editors', () => {
  const generated = jsonSchemaOf('Environment');
  const validate = new Ajv({ allErrors: true }).compile(generated);

  it('is what the schema says (UPDATE_GOLDENS=1 writes it anew)', () => {
    const text = `${JSON.stringify(generated, null, 2)}\n`;
    if (update) writeFileSync(FILE, text);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
  });

  it.each(CLOUDS)(
    'accepts what people write and what is emitted for %s',
    cloud => {
      validate(anEnvironmentInput({ cloud }));
      expect(validate.errors ?? []).toEqual([]);
      validate(anEnvironment({ cloud }));
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it('refuses an unknown field, as the schema does', () => {
    expect(validate({ ...anEnvironmentInput(), more: 1 })).toBe(false);
  });
});
