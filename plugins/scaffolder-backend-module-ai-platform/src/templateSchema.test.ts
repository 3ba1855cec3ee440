import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';

const TEMPLATE = resolve(
  __dirname,
  '../../../templates/ai-environment/template.yaml',
);

// What the core's schema says; a test of the core keeps it so.
const SCHEMA = resolve(__dirname, '../../../docs/schemas/environment.v1.json');

/** The parts of a JSON Schema that describe values. */
interface Description {
  description?: string;
  examples?: unknown[];
  properties?: Record<string, Description>;
  items?: Description;
}

interface JsonSchema extends Description {
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
}

/** A schema without everything that refuses a value: Backstage would answer before all faults are known. */
function describing(schema: JsonSchema): Description {
  const { description, enum: words, properties, items } = schema;
  return {
    ...(description && { description }),
    ...(words && { examples: words }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, each]) => [
          name,
          describing(each),
        ]),
      ),
    }),
    ...(items && { items: describing(items) }),
  };
}

const core = describing(JSON.parse(readFileSync(SCHEMA, 'utf8'))).properties!;
const PAGES = [
  ['metadata', 0],
  ['spec', 1],
] as const;

function template() {
  return parseDocument(readFileSync(TEMPLATE, 'utf8'));
}

describe('the parameters of the template', () => {
  if (process.env.UPDATE_GOLDENS) {
    const document = template();
    for (const [part, page] of PAGES) {
      const path = ['spec', 'parameters', page, 'properties', part];
      for (const [key, value] of Object.entries(core[part])) {
        document.setIn([...path, key], document.createNode(value));
      }
    }
    writeFileSync(
      TEMPLATE,
      document.toString({
        ...{ lineWidth: 0, singleQuote: true, flowCollectionPadding: false },
      }),
    );
  }

  it.each(PAGES)('describe %s as the core does', (part, page) => {
    const field = template().toJS().spec.parameters[page].properties[part];

    const { title, 'ui:field': uiField, ...rest } = field;
    expect(rest).toEqual(core[part]);
  });

  it('ask for the two halves of the document and refuse nothing else', () => {
    const { parameters } = template().toJS().spec;

    expect(parameters.map((page: object) => Object.keys(page))).toEqual([
      ['title', 'required', 'properties'],
      ['title', 'required', 'properties'],
    ]);
    expect(parameters[0].required).toEqual(['metadata']);
    expect(parameters[1].required).toEqual(['spec']);
    const names = parameters.flatMap((page: { properties: object }) =>
      Object.keys(page.properties),
    );
    expect(names.sort()).toEqual([...Object.keys(core), 'update'].sort());
  });
});
