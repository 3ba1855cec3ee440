import type { Zod } from './zod';

const target = (z: Zod) =>
  z
    .object({
      gitUrl: z
        .string()
        .describe('file: URL of a bare repository in aiPlatform.localGit.root'),
      sourcePath: z
        .string()
        .describe('Folder of the workspace whose files are committed'),
      targetPath: z
        .string()
        .optional()
        .describe(
          'Folder of the repository that they go into; its root unless given',
        ),
      branch: z.string().optional().describe('Branch; main unless given'),
      basedOn: z
        .record(z.string())
        .optional()
        .describe(
          'Files as they were read: ids by path in the repository. Where another commit has changed one since, nothing is committed',
        ),
    })
    .passthrough();

/** Inputs of the publish action. */
export const gitPublishInput = {
  repositories: (z: Zod) =>
    z.array(target(z)).min(1).describe('What goes where'),
  message: (z: Zod) => z.string().min(1).describe('Message of the commits'),
  document: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        'Path in the workspace of the document of the environment that is published: keeps it from overwriting another one, and removes files that it no longer stands for',
      ),
  update: (z: Zod) =>
    z
      .boolean()
      .optional()
      .describe('True to change an environment that exists'),
};

/** Outputs of the publish action. */
export const gitPublishOutput = {
  commits: (z: Zod) =>
    z.array(
      z.object({
        repository: z.string(),
        branch: z.string(),
        commit: z
          .string()
          .optional()
          .describe('The new commit, or the head where nothing changed'),
        changedFiles: z.array(z.string()),
      }),
    ),
  summary: (z: Zod) => z.string().describe('What became of it, in Markdown'),
};
