import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, say } from './lib/project.mjs';
import { setup } from './lib/setup.mjs';

// Every leaf of every config.d.ts says who may see it: @visibility frontend, backend or secret.
await setup();
const ts = createRequire(import.meta.url)('typescript');

/** The configuration keys of a declaration file that have no visibility, as `a.b.c`. */
function keysWithoutVisibility(file) {
  const source = ts.createSourceFile(
    file,
    ts.sys.readFile(file),
    ts.ScriptTarget.Latest,
    true,
  );
  const missing = [];
  const visit = (members, prefix, covered) => {
    for (const member of members) {
      const tags = ts.getJSDocTags(member).map(tag => tag.tagName.text);
      const key = [...prefix, member.name?.getText() ?? '*'];
      const below = objectMembers(member.type);
      const deep = covered || tags.includes('deepVisibility');
      if (below) visit(below, key, deep);
      else if (!deep && !tags.includes('visibility')) {
        missing.push(key.join('.'));
      }
    }
  };
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      visit(statement.members, [], false);
    }
  }
  return missing;
}

/** The members of an object type, also inside an array; undefined for a leaf. */
function objectMembers(type) {
  if (!type) return undefined;
  if (ts.isTypeLiteralNode(type)) return type.members;
  if (ts.isArrayTypeNode(type)) return objectMembers(type.elementType);
  if (ts.isParenthesizedTypeNode(type)) return objectMembers(type.type);
  if (ts.isUnionTypeNode(type)) {
    return type.types.map(objectMembers).find(Boolean);
  }
  if (ts.isTypeReferenceNode(type))
    return objectMembers(type.typeArguments?.[0]);
  return undefined;
}

const files = [];
for (const folder of ['packages', 'plugins']) {
  for (const name of await readdir(path.join(root, folder))) {
    const file = path.join(folder, name, 'config.d.ts');
    if (existsSync(path.join(root, file))) files.push(file);
  }
}
const faults = files.flatMap(file =>
  keysWithoutVisibility(path.join(root, file)).map(key => `${file}: ${key}`),
);
for (const fault of faults) say(`${fault} has no @visibility`);
say(`Looked at ${files.join(', ')}.`);
process.exitCode = faults.length ? 1 : 0;
