import type { TemplateActionOptions } from '@backstage/plugin-scaffolder-node';

type SchemaFunctions = NonNullable<
  NonNullable<TemplateActionOptions['schema']>['output']
>;

/** The zod that the scaffolder hands to the schema functions of an action. */
export type Zod = Parameters<SchemaFunctions[string]>[0];
