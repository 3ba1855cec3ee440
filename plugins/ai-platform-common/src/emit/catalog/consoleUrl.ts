import type { Environment } from '../../model/environment';

function awsConsole(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'console.amazonaws-us-gov.com';
  return 'console.aws.amazon.com';
}

/** The cluster in the web console of its cloud. */
export function consoleUrl({ metadata, spec }: Environment): string {
  const { name } = metadata;
  const { account, region } = spec;
  switch (spec.cloud) {
    case 'aws':
      return `https://${region}.${awsConsole(
        region,
      )}/eks/clusters/${name}?region=${region}`;
    case 'gcp':
      return `https://console.cloud.google.com/kubernetes/clusters/details/${region}/${name}/details?project=${account}`;
    default:
      return `https://portal.azure.com/#resource/subscriptions/${account}/resourceGroups/rg-${name}/providers/Microsoft.ContainerService/managedClusters/${name}`;
  }
}
