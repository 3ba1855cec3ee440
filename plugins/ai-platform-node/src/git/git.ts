import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { basename } from 'node:path';
import { Readable } from 'node:stream';

/** Longest that one Git command may take, in milliseconds. */
const TIMEOUT_MS = 60_000;
/** Most that a Git command may answer, in bytes. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** One Git command in one bare repository. @public */
export interface GitCommand {
  /** Absolute path of the bare repository. */
  gitDir: string;
  args: string[];
  /** What the command reads on standard input. */
  input?: string | Iterable<Uint8Array>;
  signal?: AbortSignal;
}

/**
 * Runs Git in a bare repository and gives what it prints. Never through a shell, and with none of the
 * machine's or the person's Git settings, so that it does the same everywhere and runs no helper program.
 *
 * @throws Error with Git's own words when the command fails, AbortError when the signal fires or a minute is over
 * @public
 */
export function runGit(command: GitCommand): Promise<Buffer> {
  const { gitDir, args, input = '', signal } = command;
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: gitDir,
      env: environment(gitDir),
      signal: withTimeout(signal),
    });
    const stdout = collect(child.stdout, () => child.kill());
    const stderr = collect(child.stderr, () => child.kill());
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) resolve(Buffer.concat(stdout));
      else reject(failure(command, Buffer.concat(stderr).toString()));
    });
    // A command that ends early closes its input; its exit code says why.
    child.stdin.on('error', () => {});
    Readable.from(input, { objectMode: false }).pipe(child.stdin);
  });
}

function environment(gitDir: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_DIR: gitDir,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: '',
    // Nothing of ours outlives the command that started it.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'gc.autoDetach',
    GIT_CONFIG_VALUE_0: 'false',
  };
}

function withTimeout(signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

function collect(stream: NodeJS.ReadableStream, tooMuch: () => void): Buffer[] {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_OUTPUT_BYTES) tooMuch();
    else chunks.push(chunk);
  });
  return chunks;
}

function failure({ gitDir, args }: GitCommand, stderr: string): Error {
  const name = basename(gitDir);
  const said = stderr.trim().replaceAll(gitDir, name) || 'no message';
  return new Error(`git ${args[0]} failed in ${name}: ${said}`);
}
