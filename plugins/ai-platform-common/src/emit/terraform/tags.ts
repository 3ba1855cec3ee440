import type { Environment } from '../../model/environment';
import { gcpLabelValue } from '../../model/names';
import type { Cloud } from '../../model/vocabulary';

interface TagRules {
  /** Tags (Google Cloud: labels) that the most restrictive resource of the module takes. */
  most: number;
  key: (text: string) => string;
  value: (text: string) => string;
}

// IAM and KMS refuse other characters in tags: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
function awsTag(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N} _.:/=+@-]+/gu, '-');
}

function gcpLabelKey(text: string): string {
  const key = gcpLabelValue(text);
  return /^[a-z]/.test(key) ? key : `label-${key}`.slice(0, 63);
}

// Azure takes no slash in a key, and a letter at its beginning.
function azureTagKey(text: string): string {
  const key = text.replace(/\//g, '.');
  return /^[a-z_]/i.test(key) ? key : `label-${key}`;
}

const RULES: Readonly<Record<Cloud, TagRules>> = {
  // Of the 50 tags of an AWS resource, EKS and the autoscaler's hints need their share.
  aws: { most: 30, key: text => text, value: awsTag },
  gcp: { most: 30, key: gcpLabelKey, value: gcpLabelValue },
  azure: { most: 15, key: azureTagKey, value: text => text },
};

/**
 * Tags (Google Cloud: labels) of every resource, in the cloud's spelling: what finance and operations ask for, then the
 * document's own labels. Keys are unique without regard to case, as IAM and Azure want it; the first one stays. Labels
 * beyond the number that the cloud takes are left out.
 */
export function environmentTags({
  metadata,
  spec,
}: Environment): Record<string, string> {
  const rules = RULES[spec.cloud];
  const wanted: [string, string][] = [
    ['environment', metadata.name],
    ['project', metadata.project],
    ['stage', spec.stage],
    ['owner', metadata.owner],
    ['department', metadata.department],
    ['cost-centre', metadata.costCenter],
    ['managed-by', 'flagstone'],
    ...Object.entries(metadata.labels),
  ];
  const taken = new Map<string, [string, string]>();
  for (const [name, value] of wanted) {
    const key = rules.key(name);
    const fold = key.toLowerCase();
    if (taken.has(fold) || taken.size >= rules.most) continue;
    taken.set(fold, [key, rules.value(value)]);
  }
  return Object.fromEntries(taken.values());
}
