import { connect } from 'node:net';
import { inParallel } from '../acceptance/support/inParallel';

const AT_A_TIME = 4;
/** Copies between one answer and the next. */
const BATCH = 200;

/** Sends commands to redis, and waits until all are answered. @throws Error where one is refused */
function send(port: number, commands: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.end(commands.map(command => `${command}\r\n`).join('')),
    );
    socket.setEncoding('utf8');
    socket.on('data', chunk => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const answers = text.split('\r\n').slice(0, -1);
      const refused = answers.find(answer => answer.startsWith('-'));
      if (refused) reject(new Error(`redis: ${refused}`));
      else resolve(answers);
    });
  });
}

/** Where Argo CD keeps how it compared the resources of applications, by application: what `managed-resources` answers. */
async function keysOfComparisons(port: number): Promise<Map<string, string>> {
  const answers = await send(port, ['KEYS app|managed-resources|*']);
  return new Map(
    answers
      .filter(answer => answer.startsWith('app|'))
      .map(key => [key.split('|')[2], key]),
  );
}

/**
 * Makes Argo CD know of copies of applications what it knows of the originals.
 *
 * @param originals - by the name of the copy
 * @throws Error for an original that it does not know
 */
export async function copyComparisons(
  port: number,
  originals: ReadonlyMap<string, string>,
): Promise<void> {
  const keys = await keysOfComparisons(port);
  const commands = [...originals].map(([copy, original]) => {
    const key = keys.get(original);
    if (!key) throw new Error(`${original} was never compared`);
    const parts = key.split('|');
    return `COPY ${key} ${parts.with(2, copy).join('|')}`;
  });
  const batches = Array.from(
    { length: Math.ceil(commands.length / BATCH) },
    (_, index) => commands.slice(index * BATCH, (index + 1) * BATCH),
  );
  await inParallel(batches, batch => send(port, batch), AT_A_TIME);
}
