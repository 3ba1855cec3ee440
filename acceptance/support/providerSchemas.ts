import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const RESOURCE_TYPE = /\b[a-z]+_[a-z0-9_]+\b/g;
const KINDS = [
  'resource_schemas',
  'data_source_schemas',
  'ephemeral_resource_schemas',
] as const;

interface ProviderSchema {
  [kind: string]: Record<string, unknown> | undefined;
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(folder, name));
}

/** Names in the texts of a folder's Terraform files that may be types of resources. */
export function typesIn(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap(text => text.match(RESOURCE_TYPE) ?? []));
}

/** Contents of the Terraform files, tests included, of a folder. */
export function terraformTexts(folder: string): string[] {
  return filesBelow(folder)
    .filter(file => /\.(?:tf|hcl)$/.test(file))
    .map(file => fs.readFileSync(file, 'utf8'));
}

/**
 * Leaves of the kit's schemas only the types that are named. Each Terraform command reads them anew, and those of all
 * 6,000 types take most of its time. Types that the kit does not have stay unknown.
 */
export function keepTypes(mirror: string, types: ReadonlySet<string>): void {
  const schemas = filesBelow(mirror).filter(file =>
    file.endsWith('schema.json.gz'),
  );
  for (const file of schemas) {
    const content = JSON.parse(
      zlib.gunzipSync(fs.readFileSync(file)).toString(),
    );
    const providers: ProviderSchema[] = Object.values(content.provider_schemas);
    for (const provider of providers) {
      for (const kind of KINDS) {
        const known = Object.entries(provider[kind] ?? {});
        provider[kind] = Object.fromEntries(
          known.filter(([type]) => types.has(type)),
        );
      }
    }
    fs.rmSync(file);
    fs.writeFileSync(file, zlib.gzipSync(JSON.stringify(content)));
  }
}
