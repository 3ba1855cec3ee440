import type { Issue } from '@flagstone/backstage-plugin-ai-platform-common';

/** An issue with its place in a file. */
export interface LocatedIssue extends Issue {
  file: string;
  /** First line is 1; absent where the place is not in the text. */
  line?: number;
  column?: number;
}

/** A file that is not what the documents say. */
export interface Finding {
  file: string;
  kind: 'missing' | 'changed' | 'stale' | 'misplaced';
  message: string;
  /** Unified diff from what is there to what should be. */
  diff?: string;
}

/** What a command found and did; the JSON output is this object. */
export interface Report {
  command: 'render' | 'validate' | 'check';
  exitCode: number;
  /** Documents that were read. */
  documents: number;
  issues: LocatedIssue[];
  findings: Finding[];
  /** Files written, or compared. */
  files: number;
}
