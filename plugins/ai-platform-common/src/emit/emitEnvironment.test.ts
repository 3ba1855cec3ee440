import { parse as parseHcl } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { formatIssue } from '../model/issue';
import { parseEnvironment } from '../model/parseEnvironment';
import { arbitraryEnvironmentInput } from '../testUtils/arbitraryEnvironmentInput';
import { emitEnvironment } from './emitEnvironment';
import type { EmittedFile } from './emittedFile';
import { isGenerated } from './generated';

function emitted(input: unknown): EmittedFile[] {
  const { environment, issues } = parseEnvironment(input);
  if (!environment) throw new Error(issues.map(formatIssue).join('\n'));
  return emitEnvironment(environment);
}

describe('emitEnvironment', () => {
  describe('of any accepted document', () => {
    it('gives files with paths of their own, none of which leaves its folder', () => {
      fc.assert(
        fc.property(arbitraryEnvironmentInput(), input => {
          const files = emitted(input);
          const paths = files.map(f => `${f.repository}/${f.path}`);
          expect(new Set(paths).size).toBe(paths.length);
          for (const { path } of files) {
            expect(path).toMatch(
              /^(?:environments\/[-a-z0-9]+\/[-a-z0-9]+\/(?:[-A-Za-z0-9_.]+\/)*[-A-Za-z0-9_.]+|\.github\/workflows\/drift-[-a-z0-9]+\.[-a-z0-9]+\.yaml)$/,
            );
            expect(path.split('/')).not.toContain('..');
          }
        }),
        { numRuns: 20 },
      );
    });

    it('marks every file that people should not edit', () => {
      fc.assert(
        fc.property(arbitraryEnvironmentInput(), input => {
          const unmarked = emitted(input).filter(f => !isGenerated(f));
          const names = unmarked.map(f => f.path.split('/').pop());
          const edited = ['environment.yaml', 'catalog-info.yaml', 'README.md'];
          expect(edited).toEqual(expect.arrayContaining(names));
        }),
        { numRuns: 15 },
      );
    });

    it('gives the same bytes twice, and from the document that it emits', () => {
      fc.assert(
        fc.property(arbitraryEnvironmentInput(), input => {
          const files = emitted(input);
          expect(emitted(input)).toEqual(files);
          const document = files.find(f =>
            f.path.endsWith('/environment.yaml'),
          );
          expect(emitted(parse(document!.content))).toEqual(files);
        }),
        { numRuns: 10 },
      );
    });

    it('gives YAML that every parser reads the same, and text that comes through unharmed', () => {
      fc.assert(
        fc.property(arbitraryEnvironmentInput(), input => {
          const files = emitted(input).filter(f => f.path.endsWith('.yaml'));
          for (const file of files) {
            const [now, then] = (['1.2', '1.1'] as const).map(version =>
              parseAllDocuments(file.content, { version }).map(document => {
                expect(document.errors).toEqual([]);
                return document.toJS();
              }),
            );
            expect(then).toEqual(now);
          }
          const catalog = files.find(f =>
            f.path.endsWith('/catalog-info.yaml'),
          );
          const described = parse(catalog!.content).metadata.description;
          expect(described).toBe(input.metadata.description ?? described);
        }),
        { numRuns: 6 },
      );
    });

    it('gives HCL that parses, with hostile text as plain text', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryEnvironmentInput(), async input => {
          const files = emitted(input).filter(f => f.path.endsWith('.tf'));
          expect(files.length).toBeGreaterThan(3);
          for (const file of files) await parseHcl(file.path, file.content);
        }),
        { numRuns: 10 },
      );
    });
  });
});
