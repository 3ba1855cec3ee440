import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const CORPUS = path.resolve(
  __dirname,
  '../plugins/ai-platform-common/fixtures/drift',
);
const STATES = [
  ...['liveState', 'targetState'],
  ...['normalizedLiveState', 'predictedLiveState'],
];

/** An application of the drift corpus, and what Argo CD answered of its resources. */
export interface CorpusAnswer {
  name: string;
  application: unknown;
  /** As Argo CD sends them: states are texts. */
  resources: Record<string, unknown>[];
}

function read(name: string, file: string): any {
  return JSON.parse(readFileSync(path.join(CORPUS, name, file), 'utf8'));
}

function sent(resource: Record<string, unknown>): Record<string, unknown> {
  const states = STATES.filter(state => state in resource).map(state => [
    state,
    JSON.stringify(resource[state]),
  ]);
  return { ...resource, ...Object.fromEntries(states) };
}

/** What a real Argo CD answered for each case of the drift corpus. */
export function corpusAnswers(): CorpusAnswer[] {
  return readdirSync(CORPUS)
    .filter(name => existsSync(path.join(CORPUS, name, 'application.json')))
    .sort()
    .map(name => ({
      name,
      application: read(name, 'application.json'),
      resources: read(name, 'managed-resources.json').items.map(sent),
    }));
}
