import type { Issue } from '@flagstone/backstage-plugin-ai-platform-common';
import { countIssues, issuesUnder, issueText } from './issues';

function issue(path: Issue['path'], changes: Partial<Issue> = {}): Issue {
  return {
    path,
    severity: 'error',
    message: 'is required.',
    remedy: 'Give one.',
    ...changes,
  };
}

describe('issues beside a field', () => {
  it('are those of the field and of what it holds', () => {
    const here = issue(['spec', 'nodePools', 1, 'machine']);
    const issues = [here, issue(['spec', 'nodePools', 10]), issue(['spec'])];
    expect(issuesUnder(issues, ['spec', 'nodePools', 1])).toEqual([here]);
  });

  it('are counted by what they do', () => {
    const issues = [issue([]), issue([], { severity: 'warning' })];
    expect(countIssues(issues)).toEqual({ errors: 1, warnings: 1 });
  });

  it('name the field where they speak of it', () => {
    const message = 'is none, but Kubeflow needs Istio.';
    expect(issueText(issue([], { message }), 'Service mesh')).toBe(
      'Service mesh is none, but Kubeflow needs Istio. Give one.',
    );
  });

  it('leave it to the field to say what is missing', () => {
    expect(issueText(issue([]), 'Region')).toBe('Region is required.');
  });

  it('do not where they begin with the value', () => {
    const message = 'eu-nowhere-1 is not a region of aws.';
    expect(issueText(issue([], { message }), 'Region')).toBe(
      'eu-nowhere-1 is not a region of aws. Give one.',
    );
  });
});
