import type { SourceProblem } from '@flagstone/backstage-plugin-ai-platform-common';

/** What one source did not say for one reason. */
export interface ProblemRow {
  /** Name of the source for people. */
  title: string;
  code: SourceProblem['code'];
  verb: SourceProblem['verb'];
  /** Empty where it is nothing or everything. */
  resources: string[];
  message: string;
}

/** A source with what it did not say. */
export interface ProblemSource {
  name: string;
  title: string;
  problems: readonly SourceProblem[];
}

/** The problems of all sources, with those together that have the same reason. */
export function problemRows(sources: readonly ProblemSource[]): ProblemRow[] {
  const rows = new Map<string, ProblemRow>();
  for (const { name, title, problems } of sources) {
    for (const { code, verb, resource, message } of problems) {
      const key = JSON.stringify([name, code, verb]);
      const row = rows.get(key) ?? {
        ...{ title, code, verb, message },
        resources: [],
      };
      if (resource !== undefined && !row.resources.includes(resource)) {
        row.resources.push(resource);
      }
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}
