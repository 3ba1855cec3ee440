import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { zodToJsonSchema } from 'zod-to-json-schema';
import {
  driftCodifyRequestSchema,
  driftIgnoreRequestSchema,
  driftRevertRequestSchema,
} from './driftRequests';
import { driftCodifiedSchema, driftRevertedSchema } from './driftAnswers';
import { driftRowsSchema } from './driftRows';
import { driftViewSchema } from './driftView';
import { environmentViewSchema } from './environmentView';
import { gpuQuotaViewSchema } from './gpuQuotaView';
import { statusViewSchema } from './statusView';

const FILE = join(
  __dirname,
  '../../../ai-platform-backend/src/schema/openapi.yaml',
);

const VIEWS = {
  DriftCodified: driftCodifiedSchema,
  DriftCodifyRequest: driftCodifyRequestSchema,
  DriftIgnoreRequest: driftIgnoreRequestSchema,
  DriftReverted: driftRevertedSchema,
  DriftRevertRequest: driftRevertRequestSchema,
  DriftRows: driftRowsSchema,
  DriftView: driftViewSchema,
  EnvironmentView: environmentViewSchema,
  GpuQuotaView: gpuQuotaViewSchema,
  StatusView: statusViewSchema,
};

const names = Object.keys(VIEWS) as Array<keyof typeof VIEWS>;

const schemaOf = (view: keyof typeof VIEWS): object =>
  zodToJsonSchema(VIEWS[view], { target: 'openApi3', $refStrategy: 'none' });

function describedSchemas(): Record<string, object> {
  const document = parseDocument(readFileSync(FILE, 'utf8'));
  if (process.env.UPDATE_GOLDENS === '1') {
    for (const name of names) {
      const schema = document.createNode(schemaOf(name), {
        aliasDuplicateObjects: false,
      });
      document.setIn(['components', 'schemas', name], schema);
    }
    writeFileSync(FILE, document.toString({ lineWidth: 120 }));
  }
  return document.toJS().components.schemas;
}

describe('the OpenAPI description of the backend', () => {
  it.each(names)('has %s as the client parses it', name => {
    expect(describedSchemas()[name]).toEqual(schemaOf(name));
  });
});
