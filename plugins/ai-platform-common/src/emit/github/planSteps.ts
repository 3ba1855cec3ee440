import type { Environment } from '../../model/environment';
import { ENGINE_VERSIONS } from '../../versions';
import { filledIn, type Step } from './step';

const PLAN = '"$RUNNER_TEMP/drift.tfplan"';
const REPORT = '"$RUNNER_TEMP/drift.json"';

/** Installs the engine, without the wrapper that would mix its own words into the plan. */
function installStep({ spec }: Environment): Step {
  const { engine } = spec.iac;
  const version = ENGINE_VERSIONS[engine].replace(',', '');
  return engine === 'opentofu'
    ? {
        name: 'Install OpenTofu',
        uses: 'opentofu/setup-opentofu@v1',
        with: { tofu_version: version, tofu_wrapper: false },
      }
    : {
        name: 'Install Terraform',
        uses: 'hashicorp/setup-terraform@v3',
        with: { terraform_version: version, terraform_wrapper: false },
      };
}

function commandOf({ spec }: Environment): string {
  return spec.iac.engine === 'opentofu' ? 'tofu' : 'terraform';
}

// Nothing is applied, so nothing is locked: who applies need not wait.
function planStep(environment: Environment): Step {
  const command = commandOf(environment);
  return {
    name: 'Plan',
    run: [
      `${command} init -input=false`,
      `${command} plan -input=false -lock=false -out=${PLAN}`,
      `${command} show -json ${PLAN} > ${REPORT}`,
    ].join('\n'),
  };
}

// The token comes by a file and not as an argument, which every process of the runner may read.
function reportStep(environment: Environment): Step {
  const { metadata, spec } = environment;
  const command = commandOf(environment);
  const parameters = [
    `workspace=${metadata.name}`,
    `engine=${spec.iac.engine}`,
    'engineVersion=$version',
    'commit=$GITHUB_SHA',
    'run=$RUN_URL',
  ].join('&');
  return {
    name: 'Report',
    env: {
      FLAGSTONE_URL: filledIn('vars.FLAGSTONE_URL'),
      FLAGSTONE_REPORT_TOKEN: filledIn('secrets.FLAGSTONE_REPORT_TOKEN'),
      RUN_URL: [
        filledIn('github.server_url'),
        filledIn('github.repository'),
        'actions/runs',
        filledIn('github.run_id'),
      ].join('/'),
    },
    run: [
      `version="$(${command} version -json | jq --raw-output .terraform_version)"`,
      'printf \'header = "Authorization: Bearer %s"\\n\' "$FLAGSTONE_REPORT_TOKEN" |',
      '  curl --config - --fail-with-body --silent --show-error --retry 3 \\',
      "    --header 'Content-Type: application/json' \\",
      `    --data-binary @${REPORT} \\`,
      `    "$FLAGSTONE_URL/api/ai-platform/v1/terraform/reports?${parameters}"`,
    ].join('\n'),
  };
}

// A plan holds secrets as plain text, and a runner of one's own keeps its disk.
const FORGET: Step = {
  name: 'Forget the plan',
  if: 'always()',
  run: `rm -f ${PLAN} ${REPORT}`,
};

/** Plans, and tells Backstage what the plan says. */
export function planSteps(
  environment: Environment,
  credentials: readonly Step[],
): Step[] {
  return [
    {
      name: 'Check out',
      uses: 'actions/checkout@v5',
      with: { 'persist-credentials': false },
    },
    installStep(environment),
    ...credentials,
    planStep(environment),
    reportStep(environment),
    FORGET,
  ];
}
