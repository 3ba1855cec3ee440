import type { DriftObstacle } from '@flagstone/backstage-plugin-ai-platform-common';
import { isJson } from '../http/checkAnswer';
import type { HttpAnswer } from '../http/exchange';

const LARGEST = 16 * 1024;

/** Argo CD has no codes for these reasons: its words are all there is to know them by. */
const REASONS: readonly { words: RegExp; obstacle: DriftObstacle }[] = [
  {
    words: /another operation is already in progress/,
    obstacle: 'operationRunning',
  },
  { words: /blocked by sync window/, obstacle: 'syncWindow' },
];

async function textOf(answer: HttpAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Why Argo CD refuses a write, where it is one of the reasons that are known. What it said goes no further. */
export async function refusalOf(
  answer: HttpAnswer,
): Promise<DriftObstacle | undefined> {
  if (![400, 403].includes(answer.status) || !isJson(answer)) return undefined;
  const text = await textOf(answer);
  return REASONS.find(({ words }) => words.test(text))?.obstacle;
}
