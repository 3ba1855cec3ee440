import { anEnvironmentInput } from '../testUtils/anEnvironment';
import { aWorkspaceInput } from '../testUtils/aWorkspace';
import { formatIssue } from './issue';
import { parseDocument } from './parseDocument';
import { parseEnvironment } from './parseEnvironment';
import { parseWorkspace } from './workspace/parseWorkspace';

describe('parseDocument', () => {
  it('reads each kind as the parser of that kind does', () => {
    const environment = anEnvironmentInput();
    const workspace = aWorkspaceInput();
    expect(parseDocument(environment).document).toEqual(
      parseEnvironment(environment).environment,
    );
    expect(parseDocument(workspace).document).toEqual(
      parseWorkspace(workspace).workspace,
    );
  });

  it('says what is wrong with a document as the parser of its kind does', () => {
    const faulty = { kind: 'Workspace', spec: { quota: { gpu: 1 } } };
    expect(parseDocument(faulty)).toEqual({
      document: undefined,
      issues: parseWorkspace(faulty).issues,
    });
  });

  it.each([
    ['Workspaces', '"Workspaces" is not allowed.'],
    [undefined, 'is required.'],
    [3, 'must be'],
    ['toString', '"toString" is not allowed.'],
  ])('names the kinds there are where the kind is %p', (kind, message) => {
    const { document, issues } = parseDocument({ ...aWorkspaceInput(), kind });
    expect(document).toBeUndefined();
    const [issue, ...more] = issues.map(formatIssue);
    expect(more).toEqual([]);
    expect(issue).toContain(`kind: ${message}`);
    expect(issue).toContain('one of Environment, Workspace.');
  });

  it.each([null, 3, 'text', [], undefined])(
    'says how a document looks where it is %p',
    input => {
      const { issues } = parseDocument(input);
      expect(issues).toHaveLength(1);
      expect(issues[0].remedy).toContain('apiVersion, kind, metadata and spec');
    },
  );
});
