import type { Clock } from '../clock/clock';
import { AgentSource } from '../http/agentSource';
import type { Access } from '../http/exchange';
import { UpstreamError } from '../http/upstreamError';
import type {
  ArgocdCredentials,
  ConfiguredInstance,
} from './configuredInstance';
import { Sessions } from './sessions';

type Login = Extract<ArgocdCredentials, { username: string }>;

/** Credentials as they were used, and where. */
export interface ArgocdGrant {
  token: string;
  access: Access;
}

/** Gives what a question to one Argo CD needs to be let in. */
export class ArgocdAccess {
  private readonly agents: AgentSource;
  private readonly sessions: Sessions;

  constructor(
    private readonly instance: ConfiguredInstance,
    options: { clock: Clock; signal: AbortSignal },
  ) {
    this.agents = new AgentSource(
      instance.server,
      instance.trust,
      options.clock,
    );
    this.sessions = new Sessions({
      ...options,
      access: () => this.accessWith({}),
      login: () => this.login(),
    });
  }

  /** @throws UpstreamError */
  async get(): Promise<ArgocdGrant> {
    const credentials = this.load();
    return this.grant(
      'token' in credentials ? credentials.token : await this.sessions.get(),
    );
  }

  /**
   * Another grant than the one that was refused; undefined where there is none.
   *
   * @throws UpstreamError
   */
  async renew(refused: ArgocdGrant): Promise<ArgocdGrant | undefined> {
    const credentials = this.load();
    const token =
      'token' in credentials
        ? credentials.token
        : await this.sessions.renew(refused.token);
    return token === refused.token ? undefined : this.grant(token);
  }

  /** Closes every connection. */
  close(): void {
    this.agents.close();
  }

  private async grant(token: string): Promise<ArgocdGrant> {
    const headers = { authorization: `Bearer ${token}` };
    return { token, access: await this.accessWith(headers) };
  }

  private async accessWith(headers: Access['headers']): Promise<Access> {
    const { server } = this.instance;
    return { server, headers, agent: await this.agents.get() };
  }

  private load(): ArgocdCredentials {
    const credentials = this.instance.loadCredentials();
    if (credentials) return credentials;
    throw new UpstreamError('unauthenticated', {
      hint: 'None are configured.',
    });
  }

  private login(): Login {
    const credentials = this.load();
    if ('username' in credentials) return credentials;
    throw new UpstreamError('unauthenticated');
  }
}
