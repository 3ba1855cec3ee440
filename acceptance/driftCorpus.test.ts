import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { missingForCluster, sharedCluster } from './support/cluster';
import { describeWith } from './support/describeWith';
import { CORPUS, corpusCases } from './support/drift/corpusCase';
import { CorpusRun, type CorpusAnswer } from './support/drift/corpusRun';
import { essence } from './support/drift/essence';

jest.setTimeout(600_000);

const cases = corpusCases();
const PARTS = [
  ['application.json', 'application'],
  ['managed-resources.json', 'managedResources'],
] as const;

/** `UPDATE_GOLDENS=1` writes what Argo CD answers; `expected.yaml` is written by hand alone. */
const update = process.env.UPDATE_GOLDENS === '1';

function write(answers: ReadonlyMap<string, CorpusAnswer>): void {
  for (const [name, answer] of answers) {
    for (const [file, part] of PARTS) {
      const text = JSON.stringify(answer[part], null, 2);
      writeFileSync(path.join(CORPUS, name, file), text);
    }
  }
  const prettier = require.resolve('prettier/bin-prettier.js');
  execFileSync(process.execPath, [prettier, '--write', CORPUS]);
}

function corpus() {
  let run: CorpusRun;
  let answers: Map<string, CorpusAnswer>;

  beforeAll(async () => {
    run = new CorpusRun(await sharedCluster(), cases);
    answers = await run.answers();
    if (update) write(answers);
  });

  afterAll(() => run?.remove());

  it.each(cases.map(({ name, title }) => [name, title]))(
    '%s is what a real Argo CD answers: %s',
    name => {
      for (const [file, part] of PARTS) {
        const kept = readFileSync(path.join(CORPUS, name, file), 'utf8');
        expect(essence(answers.get(name)![part])).toEqual(
          essence(JSON.parse(kept)),
        );
      }
    },
  );
}

describeWith(missingForCluster(), 'the corpus of drift', corpus);
