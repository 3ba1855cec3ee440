/** Source text that Terraform evaluates, as opposed to a string. */
export class Expression {
  constructor(readonly source: string) {}
}

/** A function call whose arguments are values. */
export class Call {
  constructor(readonly name: string, readonly args: readonly HclValue[]) {}
}

/** A value of an attribute; properties that are undefined are left out. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | Expression
  | Call
  | readonly HclValue[]
  | HclObject;

/** A map or object. */
export interface HclObject {
  readonly [key: string]: HclValue | undefined;
}

/** One part of a body: an attribute, a nested block, a comment or an empty line. */
export type HclItem =
  | { readonly attribute: string; readonly value: HclValue }
  | {
      readonly block: string;
      readonly labels: readonly string[];
      readonly body: readonly HclItem[];
    }
  | { readonly comment: string }
  | { readonly blank: true };

/** A reference or other expression on one line, printed as it is: never build one from what a user wrote. */
export function expression(source: string): Expression {
  return new Expression(source);
}

/** A call such as `jsonencode({ … })`, with values as arguments. */
export function call(name: string, ...args: HclValue[]): Call {
  return new Call(name, args);
}

/** Attributes of a body, in the given order. */
export function attributes(values: HclObject): HclItem[] {
  return Object.entries(values).flatMap(([attribute, value]) =>
    value === undefined ? [] : [{ attribute, value }],
  );
}

/** A block with quoted labels. */
export function block(
  type: string,
  labels: readonly string[],
  body: readonly HclItem[],
): HclItem {
  return { block: type, labels, body };
}

/** A comment on lines of its own, for what follows it. */
export function comment(text: string): HclItem {
  return { comment: text };
}

/** An empty line, which also ends the alignment of attributes. */
export const blank: HclItem = { blank: true };
