import { fork, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';

interface Answer<Value> {
  value?: Value;
  error?: string;
}

/** A process of its own that answers questions one after the other, so that no measurement burdens another. */
export class Worker {
  private constructor(private readonly child: ChildProcess) {}

  /**
   * @param file - beside this one; it calls `answerQuestions`
   * @param options - flags of Node, variables and the file that takes what it prints
   */
  static start(
    file: string,
    options: { flags?: string[]; env?: NodeJS.ProcessEnv; log?: string } = {},
  ): Worker {
    const { flags = [], env, log } = options;
    return new Worker(
      fork(join(__dirname, file), {
        execArgv: [...process.execArgv, ...flags],
        env: { ...process.env, ...env },
        stdio: [
          'ignore',
          log ? openSync(log, 'a') : 'inherit',
          'inherit',
          'ipc',
        ],
      }),
    );
  }

  /** @throws Error where the worker failed, or has ended */
  ask<Value>(question: object): Promise<Value> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) =>
        reject(new Error(`The worker ended with ${code}`));
      child.once('exit', ended);
      child.once('message', ({ value, error }: Answer<Value>) => {
        child.off('exit', ended);
        if (error) reject(new Error(error));
        else resolve(value as Value);
      });
      child.send(question);
    });
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

/** The side of the worker: what it does for each question. */
export function answerQuestions<Question>(
  work: (question: Question) => Promise<unknown>,
): void {
  process.on('message', (question: Question) => {
    work(question).then(
      value => process.send!({ value }),
      (error: Error) => process.send!({ error: error.stack ?? String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
}
