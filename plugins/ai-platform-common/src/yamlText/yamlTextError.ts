import type { FieldPath } from './fieldPath';

/** Why a YAML text cannot be read, or changed at a place. */
export type YamlTextFault =
  /** The text is not YAML. */
  | 'notYaml'
  /** The text becomes YAML only when a template engine has run. */
  | 'templated'
  /** The value stands in more than one place: an anchor, an alias or a merge key. */
  | 'shared'
  /** There is nothing at the path that could be changed. */
  | 'noPlace';

/** A YAML text that cannot be read, or not changed as asked. */
export class YamlTextError extends Error {
  readonly fault: YamlTextFault;
  readonly path: FieldPath;

  constructor(fault: YamlTextFault, message: string, path: FieldPath = []) {
    super(message);
    this.name = 'YamlTextError';
    this.fault = fault;
    this.path = path;
  }
}
