import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Folder of the drift corpus: one folder a case. */
export const CORPUS = path.resolve(
  __dirname,
  '../../../plugins/ai-platform-common/fixtures/drift',
);

/** What is in Git, and what was done to the cluster afterwards; written by hand in `case.yaml`. */
export interface CorpusCase {
  /** Name of the folder, the Application, its namespace, and the folder in Git. */
  name: string;
  title: string;
  /** Laid over the spec of the Application. */
  application: Record<string, unknown>;
  /** Shell, done before Argo CD brings anything out. */
  before?: string;
  /** Files as they are brought out. */
  git: Record<string, string>;
  /** Files as a later commit has them, which nobody brings out; null: deleted. */
  later: Record<string, string | null>;
  /** Shell, each at another time; kubectl looks at the namespace of the case. */
  steps: string[];
}

/** Reads every case. */
export function corpusCases(): CorpusCase[] {
  return readdirSync(CORPUS)
    .filter(name => existsSync(path.join(CORPUS, name, 'case.yaml')))
    .sort()
    .map(name => ({
      ...{ name, application: {}, later: {}, steps: [] },
      ...parse(readFileSync(path.join(CORPUS, name, 'case.yaml'), 'utf8')),
    }));
}
