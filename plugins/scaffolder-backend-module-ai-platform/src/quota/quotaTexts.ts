import {
  lineDiff,
  type ChangedQuota,
  type QuotaLimit,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { createHash } from 'node:crypto';
import { stagesOf } from './keepLimit';

/** What the form saw on the cluster. */
export interface ObservedUse {
  used?: string;
  waiting?: string;
  nodesFree?: string;
  at?: string;
}

/** Everything that is told about a change. */
export interface ToldChange {
  entityRef: string;
  cluster?: string;
  namespace: string;
  flavor?: string;
  reason: string;
  /** Reference of the person who asks. */
  user?: string;
  observed?: ObservedUse;
  /** Paths in the repository: the file with the quota, then what is generated from it. */
  paths: readonly string[];
  before: string;
  changed: ChangedQuota;
  limit?: QuotaLimit;
}

/** What was asked for, in one line: title of commits and pull requests. */
export function titleOf({ namespace, changed }: ToldChange): string {
  const { resource, from, to, direction } = changed;
  const what = `the quota of ${resource} for ${namespace}`;
  if (direction === 'set') return `Set ${what} to ${to}`;
  const verb = direction === 'raise' ? 'Raise' : 'Lower';
  return `${verb} ${what} from ${from} to ${to}`;
}

/** What a reviewer wants to know, in Markdown. What people wrote stands where it means nothing but itself. */
export function descriptionOf(told: ToldChange): string {
  const { changed, limit, before } = told;
  const { kind, name } = changed.object;
  const [path, ...generated] = told.paths;
  const facts = [
    ['Quota', code(`${kind}/${name}`)],
    ['Where', `${code(changed.field)} in ${code(path)}`],
    ['Generated from it', generated.map(code).join(', ')],
    ['For', code(told.entityRef)],
    ['Cluster', told.cluster && code(told.cluster)],
    ['Flavour', told.flavor && code(told.flavor)],
    ['All flavours then', changed.total && code(changed.total)],
    ['Asked for by', told.user && code(told.user)],
    ['Limit', limit && `${limit.max} ${stagesOf(limit)}`],
    ['Use', told.observed && useOf(told.observed)],
  ];
  return [
    `**${titleOf(told).replaceAll('*', '\\*')}**`,
    '',
    ...facts
      .filter(([, fact]) => fact)
      .map(([label, fact]) => `- ${label}: ${fact}`),
    '',
    'Why:',
    '',
    fenced('text', told.reason),
    '',
    fenced('diff', lineDiff(before, changed.text)),
  ].join('\n');
}

/** A branch for this very change of this very file: asked for again, it is found again. */
export function branchNameOf({ namespace, changed }: ToldChange): string {
  const hash = createHash('sha256').update(changed.text).digest('hex');
  const words = [namespace, changed.resource, changed.to]
    .join('-')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 80);
  return `gpu-quota/${words}-${hash.slice(0, 8)}`;
}

function useOf({ used, waiting, nodesFree, at }: ObservedUse): string {
  const parts = [
    used && `${code(used)} used`,
    waiting && `${code(waiting)} waited for`,
    nodesFree && `${code(nodesFree)} free on the nodes`,
  ].filter(Boolean);
  return `${parts.join(', ')}, as the form showed it${
    at ? ` (${code(at)})` : ''
  }`;
}

function code(text: string): string {
  return `\`${text.replace(/[`\r\n]+/g, ' ')}\``;
}

/** A block that its own content cannot end. */
function fenced(language: string, text: string): string {
  const longest = Math.max(
    2,
    ...[...text.matchAll(/`+/g)].map(([run]) => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, text.trim() && text, fence].join('\n');
}
