import { createHash } from 'node:crypto';
import {
  planSection,
  type PlanSection,
  type TerraformReportFacts,
  type TerraformReportOrigin,
  TerraformReportReducer,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { PlanRefused } from './planRefused';
import { PlanScanner } from './planScanner';

/** Bytes. */
export const LARGEST_PLAN = 256 * 1024 * 1024;
const MOST_IDENTITIES = 64;
const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** A plan that was read. */
export interface ReadPlan {
  facts: TerraformReportFacts;
  /** Of the bytes of the plan; the same plan twice is one report. */
  digest: string;
  /** Hashes of the resources that exist, a sample that is the same for the same resources. */
  identities: string[];
}

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('base64url');

/** The smallest hashes: of two sets that overlap, these overlap by about the same part. */
function sampleOf(identities: ReadonlySet<string>): string[] {
  return [...identities].map(sha256).sort().slice(0, MOST_IDENTITIES);
}

/** The bytes of a plan, without the mark that some editors write; refused where they are no text. */
function withoutMark(head: Buffer): Buffer {
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    throw new PlanRefused('binaryPlan');
  }
  if (head.subarray(0, 4).includes(0) || head[0] >= 0xfe) {
    throw new PlanRefused('notText');
  }
  return UTF8_MARK.every((byte, at) => head[at] === byte)
    ? head.subarray(UTF8_MARK.length)
    : head;
}

/** Reads a plan as `terraform show -json` prints it, piece by piece. */
export class PlanReader {
  private readonly reducer = new TerraformReportReducer();
  private readonly hash = createHash('sha256');
  private readonly scanner = new PlanScanner<PlanSection>({
    decide: planSection,
    take: (section, value) => this.reducer.take(section, value),
  });
  /** The first bytes, until they tell what this is. */
  private head: Buffer | undefined = Buffer.alloc(0);
  private bytes = 0;

  constructor(private readonly origin: TerraformReportOrigin) {}

  /** @throws PlanRefused */
  feed(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    if (this.bytes > LARGEST_PLAN) throw new PlanRefused('tooLarge');
    this.hash.update(chunk);
    if (!this.head) {
      this.scan(chunk);
      return;
    }
    this.head = Buffer.concat([this.head, chunk]);
    if (this.head.length >= 4) this.beginScan(this.head);
  }

  /** @throws PlanRefused */
  end(): ReadPlan {
    if (this.head) this.beginScan(this.head);
    this.explain(() => this.scanner.end());
    const refusal = this.reducer.refusal(this.scanner.keys);
    if (refusal) throw new PlanRefused(refusal);
    return {
      facts: this.reducer.finish(this.origin),
      digest: this.hash.digest('base64url'),
      identities: sampleOf(this.reducer.identities),
    };
  }

  private beginScan(head: Buffer): void {
    this.head = undefined;
    this.scan(withoutMark(head));
  }

  private scan(chunk: Uint8Array): void {
    this.explain(() => this.scanner.feed(chunk));
  }

  /** The log of a plan breaks off as JSON at its second line. */
  private explain(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (this.scanner.keys.has('@level')) throw new PlanRefused('planLog');
      throw error;
    }
  }
}
