import { spawn } from 'node:child_process';
import os from 'node:os';

/**
 * Runs a command to its end and gives its exit code (128 + signal when a signal ended it).
 * SIGINT, SIGTERM and SIGHUP go on to the command; with `group`, to everything that it started.
 */
export function run(command, args, { group = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      detached: group,
      ...options,
    });
    const stopForwarding = forwardSignals(child, group);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + os.constants.signals[signal]);
    });
  });
}

/** Runs a command quietly: its output appears only when it fails, as the message of the error. */
export async function runQuietly(command, args, options) {
  const output = [];
  const child = spawn(command, args, { stdio: 'pipe', ...options });
  child.stdout.on('data', data => output.push(data));
  child.stderr.on('data', data => output.push(data));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) {
    const text = Buffer.concat(output).toString().trim();
    throw new Error(`${command} ${args.join(' ')} failed:\n${text}`);
  }
}

function forwardSignals(child, group) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = signal => {
    try {
      if (group) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  for (const signal of signals) process.on(signal, forward);
  // A package manager that is ended does not always tell its script: without a parent there is nothing to serve.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (group && process.ppid !== parent) forward('SIGTERM');
  }, 1000);
  return () => {
    clearInterval(orphaned);
    for (const signal of signals) process.off(signal, forward);
  };
}
