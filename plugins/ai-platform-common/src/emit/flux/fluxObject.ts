import type { Data } from '../services/platformService';
import { FLUX_NAMESPACE } from './constants';

interface Header {
  apiVersion: string;
  kind: string;
  name: string;
  labels: Record<string, string>;
}

/** An object of Flux, in the namespace where all of them lie. */
export function fluxObject(
  { apiVersion, kind, name, labels }: Header,
  spec: Record<string, Data>,
) {
  return {
    apiVersion,
    kind,
    metadata: { name, namespace: FLUX_NAMESPACE, labels },
    spec,
  };
}
