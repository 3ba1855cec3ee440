import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { targetsAt } from '../controller/targets.mjs';
import { renderTemplate } from './helmTemplate.mjs';

const REPOSITORY = path.join(
  __dirname,
  '../../repositories/platform-gitops-config',
);
const RECORDED = path.join(
  __dirname,
  '../__fixtures__/product-ranker-drifted.yaml',
);

const scope = {
  Values: { name: 'a b', port: 80, empty: {}, map: { x: '1', y: [2] } },
};

describe('a template', () => {
  it.each([
    ['{{ .Values.name }}:{{ .Values.port }}', 'a b:80'],
    ['{{ .Values.name | quote }}', '"a b"'],
    ['{{ .Values.none | default "x" }}', 'x'],
    ['{{ default 3 .Values.none }}', '3'],
    [
      'a:\n  {{- toYaml .Values.map | nindent 2 }}',
      'a:\n  x: "1"\n  y:\n    - 2',
    ],
    ['{{ if .Values.empty }}yes{{ else }}no{{ end }}', 'no'],
    ['{{- with .Values.map }}{{ .x }}{{ $.Values.port }}{{ end }}', '180'],
    ['a\n{{- /* says nothing */}}\nb', 'a\nb'],
    ['a {{- " b " -}} c', 'a b c'],
  ])('%j', (text, printed) => {
    expect(renderTemplate(text, scope)).toBe(printed);
  });

  it('is refused where it needs more of Helm', () => {
    expect(() => renderTemplate('{{ include "x" . }}', scope)).toThrow(
      'function "include" not defined',
    );
    expect(() => renderTemplate('{{ .Values .Chart }}', scope)).toThrow(
      'cannot evaluate',
    );
  });
});

it('the chart of the sandbox becomes what Helm makes of it', async () => {
  const { application, items } = parse(fs.readFileSync(RECORDED, 'utf8'));
  const text = (name: string) =>
    fs.readFileSync(path.join(REPOSITORY, name), 'utf8');
  const sources = {
    files: async (_url: string, _revision: string, folder: string) =>
      fs
        .readdirSync(path.join(REPOSITORY, folder), { recursive: true })
        .map(name => `${folder}/${name}`)
        .filter(name => name.endsWith('.yaml'))
        .map(name => ({ path: name, text: text(name) })),
    file: async (_url: string, _revision: string, name: string) => text(name),
  };
  const { objects } = await targetsAt(sources as never, application, 'main');
  const byKind = (one: { kind: string }, other: { kind: string }) =>
    one.kind < other.kind ? -1 : 1;
  expect([...objects!].sort(byKind as never)).toEqual(
    items.map(({ target }: { target: object }) => target).sort(byKind),
  );
});
