import {
  parseEnvironment,
  underlay,
  type Environment,
  type Issue,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt } from './data';
import type { DraftDocument } from './draft';
import { soundEnvironment } from './soundEnvironment';

/** What the core makes of a document. */
export interface DocumentReading {
  /** The document with what the platform's configuration answers for everybody. */
  complete: DraftDocument;
  /** The document as far as it is sound, with placeholders where it is not. */
  filled: Environment;
  /** What is filled in where an optional answer is left alone. */
  defaults: Environment;
  issues: readonly Issue[];
}

/** The defaults follow from the required answers, the given pools and the given repository. */
function defaultsOf(
  complete: DraftDocument,
  sound: Environment,
  preset: unknown,
): Environment {
  const { stage, cloud, account, region, profile, network, gitops } =
    sound.spec;
  const hasPools = valueAt(complete, ['spec', 'nodePools']) !== undefined;
  const required = {
    ...sound,
    spec: {
      ...{ stage, cloud, account, region, profile },
      network: { cidr: network.cidr },
      gitops: { repoUrl: gitops.repoUrl },
      ...(hasPools && { nodePools: sound.spec.nodePools }),
    },
  };
  return parseEnvironment(underlay(preset, required)).environment ?? sound;
}

/** Reads a draft as the scaffolder action would, and finds out what its gaps would be filled with. */
export function readDocument(
  document: DraftDocument,
  preset: unknown,
): DocumentReading {
  const complete = underlay(preset, document) as DraftDocument;
  const { environment, issues } = parseEnvironment(complete);
  const filled = environment ?? soundEnvironment(complete);
  const defaults = defaultsOf(complete, filled, preset);
  return { complete, filled, defaults, issues };
}
