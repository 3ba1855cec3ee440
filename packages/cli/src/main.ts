import { parseArgs } from 'node:util';
import { check } from './commands/check';
import { render } from './commands/render';
import { validate } from './commands/validate';
import { EXIT_OK, EXIT_USAGE, UsageError } from './exit';
import type { Report } from './report';
import { printJson, printText } from './print';

const HELP = `Usage:
  flagstone render <document>... --out <dir> [--modules <source>]
      Writes <dir>/<repository>/<path> for every file that the documents stand for.
  flagstone validate <document>...
      Reads the documents and says everything that is wrong with them.
  flagstone check <dir>
      Compares the files in <dir>/<repository>/ with what the documents in it say.
      Repositories that are not in <dir> are left out.

Options:
  --out <dir>         Folder that is written to; files of an earlier render are replaced.
  --modules <source>  Folder or Git URL of the Terraform modules, in place of spec.iac.modules.source.
  --format text|json  Text for people (default) or one JSON object on standard output.
  --help              This text.

Exit codes:
  0  done, nothing wrong
  1  a document has faults, or files are not what the documents say; nothing was written
  2  wrong usage, or a file that cannot be read or written
`;

/** Everything that a command may be told. */
export interface Arguments {
  positionals: string[];
  out?: string;
  modules?: string;
}

type Command = (args: Arguments) => Report;

const COMMANDS: Readonly<Record<string, Command>> = { render, validate, check };

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        modules: { type: 'string' },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? error.message : 'wrong usage',
    );
  }
}

function run(argv: string[]): number {
  const { values, positionals } = parse(argv);
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT_OK;
  }
  const [name = '', ...rest] = positionals;
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageError(
      name ? `${name} is no command.` : 'A command is missing.',
    );
  }
  if (values.format !== 'text' && values.format !== 'json') {
    throw new UsageError('--format takes text or json.');
  }
  const { out, modules } = values;
  const report = COMMANDS[name]({ positionals: rest, out, modules });
  if (values.format === 'json') printJson(report);
  else printText(report);
  return report.exitCode;
}

/** Runs one command line and gives its exit code; see `--help` for what the codes mean. */
export function main(argv: string[]): number {
  try {
    return run(argv);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`flagstone: ${message}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${HELP}`);
    return EXIT_USAGE;
  }
}
