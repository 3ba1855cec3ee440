import type { Environment } from '../../model/environment';
import type { EmittedFile } from '../emittedFile';
import { environmentFolder } from '../environmentFolder';
import { generatedYaml } from '../generated';
import { hasSecretsFolder, SECRETS_FOLDER } from './secretsFolder';
import { sopsKey } from './sopsKey';

const SOPS_COMMENT = `Before a Secret is committed: sops encrypt --in-place ${SECRETS_FOLDER}/<name>.yaml
The controller decrypts it with a workload identity that may use this key.`;

const README = `# Secrets

Encrypted Secrets of this environment, one file each, with name and namespace. They are deployed like a service.
Nothing in this folder is emitted but this file: what lies here is yours.

`;

const HOW_TO = {
  'sealed-secrets':
    'Seal a Secret for the cluster before it is committed: `kubeseal --format yaml < secret.yaml > sealed-secret.yaml`\n',
  sops: 'Encrypt a Secret before it is committed: `sops encrypt --in-place secret.yaml`\n',
  'external-secrets': '',
} as const;

function sopsRules(environment: Environment) {
  return {
    creation_rules: [
      {
        path_regex: `(^|/)${SECRETS_FOLDER}/[^/]+\\.ya?ml$`,
        // Names and kinds stay readable in a review, what is secret does not.
        encrypted_regex: '^(data|stringData)$',
        ...sopsKey(environment),
      },
    ],
  };
}

/** The folder for Secrets that lie in Git, encrypted, and with SOPS the rules of the encryption. */
export function emitSecrets(environment: Environment): EmittedFile[] {
  if (!hasSecretsFolder(environment)) return [];
  const { secrets } = environment.spec.platform;
  const repository = 'platform-ai-services';
  // Git keeps no empty folder, and neither engine deploys one that is missing.
  const readme: EmittedFile = {
    repository,
    path: `${environmentFolder(
      environment.metadata,
    )}/${SECRETS_FOLDER}/README.md`,
    content: `${README}${HOW_TO[secrets]}`,
  };
  if (secrets !== 'sops') return [readme];
  const rules = generatedYaml(environment, {
    repository,
    path: '.sops.yaml',
    documents: [sopsRules(environment)],
    about: SOPS_COMMENT,
  });
  return [readme, rules];
}
