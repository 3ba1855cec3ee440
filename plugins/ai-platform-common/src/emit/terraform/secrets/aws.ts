import type { Environment } from '../../../model/environment';
import {
  attributes,
  block,
  call,
  comment,
  expression,
  type HclItem,
  type HclObject,
} from '../../print/hclTree';
import { SECRET_READER } from '../../services/workloadIdentities';
import { SOPS_READER } from '../workloadIdentities';

function rolePolicy(identity: string, statement: HclObject): HclItem[] {
  return [
    block('data', ['aws_partition', 'current'], []),
    block(
      'resource',
      ['aws_iam_role_policy', identity],
      attributes({
        name: 'read-secrets',
        role: expression(
          `element(split("/", module.cluster.workload_identities["${identity}"]), 1)`,
        ),
        policy: call('jsonencode', {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', ...statement }],
        }),
      }),
    ),
  ];
}

/** What the account of External Secrets, or Flux with SOPS, may read on AWS: this environment's secrets. */
export function awsSecrets({ metadata, spec }: Environment): HclItem[] {
  const place = `\${data.aws_partition.current.partition}`;
  const { account, platform, region } = spec;
  const arn = (service: string, resource: string) =>
    expression(`"arn:${place}:${service}:${region}:${account}:${resource}"`);
  if (platform.secrets === 'sops') {
    return [
      comment('Flux decrypts what SOPS encrypted.'),
      ...rolePolicy(SOPS_READER.name, {
        Action: 'kms:Decrypt',
        Resource: arn('kms', 'key/*'),
        Condition: {
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/sops' },
        },
      }),
    ];
  }
  return [
    comment("External Secrets reads this environment's entries and no others."),
    ...rolePolicy(SECRET_READER.name, {
      Action: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
      ],
      Resource: arn('secretsmanager', `secret:${metadata.name}-*`),
    }),
  ];
}
