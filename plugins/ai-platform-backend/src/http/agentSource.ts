import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { Clock } from '../clock/clock';

const MINUTE = 60_000;
const MOST_CONNECTIONS = 16;

/** Whom to trust about the identity of a server; without both, those whom the process trusts. */
export interface Trust {
  /** PEM. */
  ca?: string;
  /** Path of a PEM file, which may change while the backend runs. */
  caFile?: string;
}

/**
 * The connections to one server. Its certificate is always checked; trust is a matter of this server alone. Where the
 * file of its authority changes, they are made anew within a minute.
 */
export class AgentSource {
  private agent: http.Agent | undefined;
  private ca: string | undefined;
  private readAt = -Infinity;

  constructor(
    private readonly server: URL,
    private readonly trust: Trust,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<http.Agent> {
    const { caFile } = this.trust;
    const ca = caFile ? await this.readCa(caFile) : this.trust.ca;
    if (this.agent && ca === this.ca) return this.agent;
    this.agent?.destroy();
    this.ca = ca;
    this.agent = this.createAgent();
    return this.agent;
  }

  /** Closes every connection. */
  close(): void {
    this.agent?.destroy();
  }

  private createAgent(): http.Agent {
    const options = { keepAlive: true, maxSockets: MOST_CONNECTIONS };
    return this.server.protocol === 'http:'
      ? new http.Agent(options)
      : new https.Agent({
          ...options,
          ca: this.ca,
          // Said for this server, and not left to an environment variable that stands for the whole process.
          rejectUnauthorized: true,
        });
  }

  /** A file that cannot be read now leaves what it said before. */
  private async readCa(caFile: string): Promise<string | undefined> {
    if (this.clock.now() - this.readAt < MINUTE) return this.ca;
    this.readAt = this.clock.now();
    return readFile(caFile, 'utf8').catch(() => this.ca);
  }
}
