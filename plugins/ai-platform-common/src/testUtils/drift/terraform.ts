import type {
  TerraformChangeFacts,
  TerraformReportFacts,
} from '../../drift/facts';
import { workspaceId } from '../../drift/ids';
import type { TerraformInputs } from '../../drift/inputs';
import { minutesAgo, read } from './inputs';

/** A change of a plan: tags of a bucket. */
export function aChange(
  changes: Partial<TerraformChangeFacts> = {},
): TerraformChangeFacts {
  return {
    address: 'aws_s3_bucket.models',
    mode: 'managed',
    type: 'aws_s3_bucket',
    name: 'models',
    provider: 'registry.terraform.io/hashicorp/aws',
    actions: ['update'],
    importing: false,
    differences: [
      {
        path: 'tags.team',
        want: { kind: 'value', text: 'fraud' },
        have: { kind: 'value', text: 'nobody' },
        replaces: false,
        relevant: true,
      },
    ],
    omitted: 0,
    ...changes,
  };
}

const NO_CHANGES = {
  ...{ add: 0, change: 0, destroy: 0, replace: 0 },
  ...{ import: 0, move: 0, forget: 0 },
};

/** A plan made an hour ago, in which nothing drifted. */
export function aReport(
  changes: Partial<TerraformReportFacts> = {},
): TerraformReportFacts {
  return {
    workspace: 'fraud-prod',
    engine: 'terraform',
    engineVersion: '1.9.8',
    formatVersion: '1.2',
    plannedAt: minutesAgo(60),
    receivedAt: minutesAgo(59),
    commit: '4be1f2e6',
    run: 'https://github.com/acme/infrastructure/actions/runs/17',
    refreshOnly: false,
    errored: false,
    resources: 12,
    drift: [],
    omittedDrift: 0,
    changes: [],
    omittedChanges: 0,
    counts: NO_CHANGES,
    ...changes,
  };
}

/** Everything about a workspace. */
export function terraformInputs(
  report: Partial<TerraformReportFacts> = {},
  changes: Partial<TerraformInputs> = {},
): TerraformInputs {
  const facts = aReport(report);
  return {
    id: workspaceId(facts),
    workspace: facts.workspace,
    report: read(facts),
    applyLink: 'https://github.com/acme/infrastructure/actions/workflows/apply',
    ...changes,
  };
}
