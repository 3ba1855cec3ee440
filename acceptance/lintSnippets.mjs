import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

// Reads [{ file, code }] from stdin and writes the rules that refuse each: string[][].
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const eslint = new ESLint({ cwd: root });
const refusals = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(`${code}\n`, {
    filePath: path.join(root, file),
  });
  refusals.push(
    result.messages
      .map(message => message.ruleId ?? message.message)
      .filter(rule => /no-restricted|Parsing/.test(rule)),
  );
}
process.stdout.write(JSON.stringify(refusals));
