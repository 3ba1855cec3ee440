import type { ClusterQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { SourceProblems } from '../shared/SourceProblems';
import { ACCESS_DOCS_URL } from './links';

/** What clusters did not say, and why. */
export const ClusterProblems = ({
  clusters,
}: {
  clusters: readonly ClusterQuotaView[];
}) => (
  <SourceProblems
    sources={clusters}
    messages="gpuQuotaSources"
    accessUrl={ACCESS_DOCS_URL}
  />
);
