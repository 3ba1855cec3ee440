import type { JsonValue } from '@backstage/types';
import type { Zod } from './zod';

// The core looks at the document and names every fault at once, so nothing is refused here.
const anything = (z: Zod, description: string) =>
  z.custom<JsonValue | undefined>().describe(description);

/** Inputs of the emit actions: the document, and whether it may exist already. */
export const emitInput = {
  apiVersion: (z: Zod) =>
    anything(z, 'Version of the document; flagstone/v1 unless given'),
  kind: (z: Zod) =>
    anything(z, 'Kind of the document; Environment unless given'),
  metadata: (z: Zod) =>
    anything(z, 'Who the environment is for, as in the document'),
  spec: (z: Zod) => anything(z, 'What the environment is, as in the document'),
  update: (z: Zod) =>
    z
      .boolean()
      .optional()
      .describe('True to change an environment that exists'),
};

const destination = (z: Zod) =>
  z.object({
    name: z.string(),
    sourcePath: z.string().describe('Folder of the workspace'),
    targetPath: z.string().describe('Folder of the repository'),
    gitUrl: z.string(),
    branch: z.string(),
    repoUrl: z.string().optional().describe('On GitHub: host?owner=…&repo=…'),
    filesToDelete: z.array(z.string()),
  });

/** Outputs of the emit actions. */
export const emitOutput = {
  environment: (z: Zod) => z.object({ name: z.string(), project: z.string() }),
  entityRef: (z: Zod) =>
    z.string().describe('Reference of the catalog entity, once it is there'),
  files: (z: Zod) => z.number().describe('Number of files'),
  warnings: (z: Zod) =>
    z.array(z.string()).describe('What a person may want to think about'),
  host: (z: Zod) =>
    z.enum(['local', 'github', 'other']).describe('Who keeps the repositories'),
  repositories: (z: Zod) =>
    z
      .array(destination(z))
      .describe('Where the files go, in the words of the publish steps'),
  document: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Path of the document in the workspace, if it was emitted'),
  catalogInfoUrl: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('URL of the catalog file once it is published, if known'),
  title: (z: Zod) => z.string().describe('What was asked for, in one line'),
  summary: (z: Zod) =>
    z.string().describe('The same in Markdown, with warnings'),
};
