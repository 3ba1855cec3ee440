import type { DriftView } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ProblemSource } from '../shared/problemRows';
import { SourceProblems } from '../shared/SourceProblems';
import { ACCESS_DOCS_URL } from './links';

/** Every source of a view that did not say everything. */
export function problemSources(view: DriftView): ProblemSource[] {
  const silent = view.problems.map(({ source, problem }) => ({
    ...{ name: source, title: source, problems: [problem] },
  }));
  const sources = [...view.applications, ...view.workspaces].map(
    ({ id, name, problems }) => ({ name: id, title: name, problems }),
  );
  return [...silent, ...sources];
}

/** What sources did not say, and why. */
export const DriftProblems = ({
  sources,
}: {
  sources: readonly ProblemSource[];
}) => (
  <SourceProblems
    sources={sources}
    messages="driftSources"
    accessUrl={ACCESS_DOCS_URL}
  />
);
