/** Whom a document is for and who pays: the same in every kind. @public */
export interface DocumentMetadata {
  name: string;
  project: string;
  /** Full entity reference of the owning group or user. */
  owner: string;
  department: string;
  costCenter: string;
  description?: string;
  labels: Record<string, string>;
}
