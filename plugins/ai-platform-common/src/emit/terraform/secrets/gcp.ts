import type { Environment } from '../../../model/environment';
import {
  attributes,
  block,
  comment,
  expression,
  type HclItem,
} from '../../print/hclTree';
import { sopsKey } from '../../secrets/sopsKey';
import { SECRET_READER } from '../../services/workloadIdentities';
import { SOPS_READER } from '../workloadIdentities';

function member(identity: string) {
  return expression(
    `"serviceAccount:\${module.cluster.workload_identities["${identity}"]}"`,
  );
}

/** What the account of External Secrets, or Flux with SOPS, may read on Google Cloud: this environment's secrets. */
export function gcpSecrets(environment: Environment): HclItem[] {
  const { metadata, spec } = environment;
  if (spec.platform.secrets === 'sops') {
    return [
      comment('Flux decrypts what SOPS encrypted.'),
      block(
        'resource',
        ['google_kms_crypto_key_iam_member', SOPS_READER.name],
        attributes({
          crypto_key_id: sopsKey(environment).gcp_kms,
          role: 'roles/cloudkms.cryptoKeyDecrypter',
          member: member(SOPS_READER.name),
        }),
      ),
    ];
  }
  const entries = `projects/\${data.google_project.this.number}/secrets/${metadata.name}-`;
  return [
    comment("External Secrets reads this environment's entries and no others."),
    block(
      'resource',
      ['google_project_iam_member', SECRET_READER.name],
      [
        ...attributes({
          project: spec.account,
          role: 'roles/secretmanager.secretAccessor',
          member: member(SECRET_READER.name),
        }),
        block(
          'condition',
          [],
          attributes({
            title: expression('"secrets of ${local.environment.name}"'),
            expression: expression(
              `"resource.name.startsWith(\\"${entries}\\")"`,
            ),
          }),
        ),
      ],
    ),
  ];
}
