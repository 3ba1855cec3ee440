import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { formatIssue } from '../model/issue';
import { parseDocument } from '../model/parseDocument';
import { anEnvironment } from '../testUtils/anEnvironment';
import { aWorkspace } from '../testUtils/aWorkspace';
import { documentFolder, documentPath, isDocumentPath } from './documentPath';
import { emitDocument } from './emitDocument';
import type { EmittedFile } from './emittedFile';

const CASES = join(__dirname, '../../fixtures/emit');
const update = process.env.UPDATE_GOLDENS === '1';

function emitted(input: unknown): EmittedFile[] {
  const { document, issues } = parseDocument(input);
  if (!document) throw new Error(issues.map(formatIssue).join('\n'));
  return emitDocument(document);
}

function filesBelow(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter(name => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map(name => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

function rewrite(folder: string, files: EmittedFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const file of files) {
    const target = join(folder, file.repository, file.path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.content);
  }
}

describe('emitDocument', () => {
  it.each(readdirSync(CASES))(
    'emits the committed files of %s (UPDATE_GOLDENS=1 writes them anew)',
    name => {
      const input = parse(readFileSync(join(CASES, name, 'spec.yaml'), 'utf8'));
      const expected = join(CASES, name, 'expected');
      const files = emitted(input);
      if (update) rewrite(expected, files);
      expect(
        Object.fromEntries(
          files.map(f => [`${f.repository}/${f.path}`, f.content]),
        ),
      ).toEqual(filesBelow(expected));
    },
  );

  it.each([anEnvironment(), aWorkspace()])(
    'puts every document where it is looked for, and its files beside it ($kind)',
    document => {
      const paths = emitDocument(document).map(({ path }) => path);
      expect(isDocumentPath(documentPath(document))).toBe(true);
      expect(paths).toContain(documentPath(document));
      expect(paths.filter(isDocumentPath)).toEqual([documentPath(document)]);
      const elsewhere = paths.filter(
        path => !path.startsWith(`${documentFolder(document)}/`),
      );
      // GitHub reads workflows there alone.
      for (const path of elsewhere)
        expect(path).toMatch(/^\.github\/workflows\//);
    },
  );
});
