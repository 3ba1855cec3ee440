import type { TerraformSide } from '../facts';
import type { ChangedField } from './changedFields';

/** Attributes that repeat another one, with what the provider adds to it. */
const ECHOES = new Map([
  ['tags_all', 'tags'],
  ['effective_labels', 'labels'],
  ['terraform_labels', 'labels'],
  ['effective_annotations', 'annotations'],
]);

function textOf(side: TerraformSide | undefined): string | undefined {
  return side?.kind === 'value' ? side.text : side?.kind;
}

/** Paths of those fields that only say again what another one of them says. */
export function echoesAmong(
  fields: readonly ChangedField[],
): ReadonlySet<string> {
  const byPath = new Map(fields.map(field => [field.path, field]));
  const echoes = fields.filter(({ path, want, have }) => {
    const [root] = path.split(/[.[]/, 1);
    const original = ECHOES.get(root);
    const said =
      original && byPath.get(`${original}${path.slice(root.length)}`);
    return (
      said &&
      textOf(said.want) === textOf(want) &&
      textOf(said.have) === textOf(have)
    );
  });
  return new Set(echoes.map(({ path }) => path));
}
