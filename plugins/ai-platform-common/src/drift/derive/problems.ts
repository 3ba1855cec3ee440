import type { Reading } from '../../view/reading';
import type { SourceProblem } from '../../view/sourceProblem';
import { plainText } from '../plainText';

/** The problem in words that may be shown. */
export function plainProblem(problem: SourceProblem): SourceProblem {
  return { ...problem, message: plainText(problem.message) };
}

/** Why the readings are not what they should be, each reason once. */
export function problemsOf(
  readings: readonly Reading<unknown>[],
  others: readonly SourceProblem[] = [],
): SourceProblem[] {
  const problems = [
    ...readings.flatMap(({ problem }) => (problem ? [problem] : [])),
    ...others,
  ].map(plainProblem);
  return [
    ...new Map(
      problems.map(problem => [JSON.stringify(problem), problem]),
    ).values(),
  ];
}
