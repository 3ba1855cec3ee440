import { z } from 'zod';
import type { Document, Scalar, YAMLMap } from 'yaml';
import type { Quantity } from '../model/quantity';
import type { FieldPath } from '../yamlText/fieldPath';

/** The object of a file that holds a quota. @public */
export interface QuotaObject {
  kind: 'ResourceQuota' | 'ClusterQueue' | 'Workspace';
  name: string;
  namespace?: string;
}

/** A place of a file where the amount of a resource stands, or could. */
export interface QuotaPlace {
  object: QuotaObject;
  /** The flavour, in a queue. */
  flavor?: string;
  /** What the object says its stage is. */
  stage?: string;
  path: FieldPath;
  /** The amount, where there is one. */
  value?: Scalar.Parsed;
  /** What the other flavours of the queue have of the resource, where there are any. */
  others?: Quantity;
  /** The map that the last keys of the path are added to, where there is none yet. */
  map?: YAMLMap.Parsed;
  /** How many keys of the path the map lacks; 1 unless said. */
  missing?: number;
  document: Document.Parsed;
}

const metadataSchema = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  labels: z.record(z.unknown()).optional(),
});

/** The head of a Kubernetes object. */
export const headSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: metadataSchema,
  spec: z.record(z.unknown()).optional(),
});

/** @see headSchema */
export type Head = z.infer<typeof headSchema>;
