import { stringify } from 'yaml';

const ACTION = /(\s*)\{\{(-?)\s*((?:"[^"]*"|[^}"])*?)\s*(-?)\}\}(?=(\s*))/g;
const TOKEN = /"[^"]*"|[^\s|()]+/g;

/** The functions that a value can be piped into; the value comes last. */
const FUNCTIONS = {
  default: (fallback, value) => (isEmpty(value) ? fallback : value),
  indent: (spaces, value) => indented(value, spaces),
  nindent: (spaces, value) => `\n${indented(value, spaces)}`,
  quote: value => JSON.stringify(String(value)),
  toYaml: value => stringify(value, { lineWidth: 0 }).trimEnd(),
};

/**
 * Fills in a chart's template. Of Go's templates it knows what the sandbox's charts use: fields (`.Values.a.b`, `.`),
 * texts and numbers, pipes into the functions above, `if`, `with`, `else`, `end`, comments, and the dashes that eat the
 * space beside them.
 *
 * @see https://helm.sh/docs/chart_template_guide/
 * @param {string} text
 * @param {object} scope what `.` and `$` are
 * @returns {string}
 * @throws Error for what it does not know
 */
export function renderTemplate(text, scope) {
  const { nodes } = blockOf(partsOf(text), 0);
  return printed(nodes, { dot: scope, root: scope });
}

/** Texts and actions in turn, the space beside dashes gone. */
function partsOf(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(ACTION)) {
    const [whole, before, left, code, right, after] = match;
    const end = match.index + (left ? 0 : before.length);
    parts.push({ text: text.slice(from, end) }, { code });
    from = match.index + whole.length + (right ? after.length : 0);
  }
  return [...parts, { text: text.slice(from) }];
}

/** The nodes up to `end` or `else`, and where they end. */
function blockOf(parts, start) {
  const nodes = [];
  let at = start;
  while (at < parts.length) {
    const { code } = parts[at];
    if (code === 'end' || code === 'else') return { nodes, at, stop: code };
    const [, word, subject] = /^(if|with)\s+(.*)$/s.exec(code ?? '') ?? [];
    if (word) {
      const inner = branchesOf(parts, at + 1);
      nodes.push({ word, subject, ...inner.node });
      at = inner.at;
    } else if (!code?.startsWith('/*')) {
      nodes.push(parts[at]);
    }
    at += 1;
  }
  return { nodes, at };
}

function branchesOf(parts, start) {
  const then = blockOf(parts, start);
  if (then.stop !== 'else') {
    return { node: { then: then.nodes, otherwise: [] }, at: then.at };
  }
  const otherwise = blockOf(parts, then.at + 1);
  return {
    node: { then: then.nodes, otherwise: otherwise.nodes },
    at: otherwise.at,
  };
}

function printed(nodes, scope) {
  return nodes.map(node => printedNode(node, scope)).join('');
}

function printedNode({ text, code, word, subject, ...branches }, scope) {
  if (text !== undefined) return text;
  if (code !== undefined) return String(evaluated(code, scope) ?? '');
  const value = evaluated(subject, scope);
  if (isEmpty(value)) return printed(branches.otherwise, scope);
  const inner = word === 'with' ? { ...scope, dot: value } : scope;
  return printed(branches.then, inner);
}

function evaluated(code, scope) {
  return code.split('|').reduce((piped, stage, index) => {
    const tokens = stage.match(TOKEN) ?? [];
    const known = Object.hasOwn(FUNCTIONS, tokens[0]) && FUNCTIONS[tokens[0]];
    const values = (known ? tokens.slice(1) : tokens).map(token =>
      valueOf(token, scope),
    );
    if (!known && (values.length !== 1 || index > 0)) {
      throw new Error(`template: cannot evaluate "${code}"`);
    }
    return known ? known(...values, ...(index > 0 ? [piped] : [])) : values[0];
  }, undefined);
}

function valueOf(token, { dot, root }) {
  if (token.startsWith('"')) return JSON.parse(token);
  if (/^-?\d+$/.test(token)) return Number(token);
  const [, sign, path] = /^(\$?)\.?([\w.]*)$/.exec(token) ?? [];
  if (path === undefined || !/^[.$]/.test(token)) {
    throw new Error(`template: function "${token}" not defined`);
  }
  return path
    .split('.')
    .filter(key => key !== '')
    .reduce((value, key) => value?.[key], sign ? root : dot);
}

function isEmpty(value) {
  return (
    !value || (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

function indented(value, spaces) {
  return String(value).replace(/^/gm, ' '.repeat(spaces));
}
