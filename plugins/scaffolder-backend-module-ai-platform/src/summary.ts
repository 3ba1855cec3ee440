import type { Environment } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ParsedDocument } from './parseDocument';

/** What was asked for, in one line: title of commits and pull requests. */
export function titleOf({ metadata }: Environment, update: boolean): string {
  const verb = update ? 'Update' : 'Add';
  return `${verb} AI environment ${metadata.name} of project ${metadata.project}`;
}

/** What a reviewer wants to know first, in Markdown. */
export function summaryOf(
  { environment, warnings }: ParsedDocument,
  files: number,
): string {
  const { metadata, spec } = environment;
  const pools = spec.nodePools
    .map(pool => `${pool.name} (${pool.min}–${pool.max} × ${pool.machine})`)
    .join(', ');
  return [
    `**${metadata.name}** is the ${spec.stage} environment of the project **${metadata.project}** on ${spec.cloud} in ${spec.region}, owned by \`${metadata.owner}\`.`,
    '',
    `- Node pools: ${pools}`,
    `- Budget: ${spec.budget.monthly} ${spec.budget.currency} a month`,
    `- Deployed by ${spec.gitops.engine} from \`${spec.gitops.repoUrl}\`, built by ${spec.iac.engine}`,
    `- ${files} files`,
    ...warnings.map(warning => `- Warning: ${warning}`),
  ].join('\n');
}
