import type { JsonValue } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ReportSource } from './reportSource';
import { SourceFault } from './sourceFault';
import type { HcpAccess } from './terraformConfig';

/** A workspace of HCP Terraform. */
export interface HcpWorkspace {
  organization: string;
  workspace: string;
}

const LARGEST_ANSWER = 1024 * 1024;
const MOST_REDIRECTS = 2;
/** Ids of HCP Terraform are letters and digits after a prefix. */
const ID = /^[\w-]{1,100}$/;

const FAULTS = new Map<number, SourceFault>([
  [
    401,
    new SourceFault(
      'unauthenticated',
      'HCP Terraform does not accept the token.',
    ),
  ],
  [
    403,
    new SourceFault(
      'forbidden',
      'The token may not read the health of the workspace.',
    ),
  ],
  [
    404,
    new SourceFault(
      'notFound',
      'HCP Terraform knows no such workspace, or the token may not see it.',
    ),
  ],
  [429, new SourceFault('throttled', 'HCP Terraform asks for fewer requests.')],
]);
const SERVER_ERROR = new SourceFault(
  'serverError',
  'HCP Terraform answered with an error.',
);
const INVALID = new SourceFault(
  'invalidAnswer',
  'The answer is not that of HCP Terraform.',
);
const NO_ASSESSMENT = new SourceFault(
  'notFound',
  'HCP Terraform has not assessed the workspace: health assessments may be off.',
);
const FAILED = new SourceFault(
  'serverError',
  'The last health assessment of HCP Terraform failed.',
);

function connectionFault(error: unknown): SourceFault {
  if (error instanceof SourceFault) return error;
  return error instanceof Error && error.name === 'TimeoutError'
    ? new SourceFault('timedOut', 'HCP Terraform did not answer in time.')
    : new SourceFault('unreachable', 'HCP Terraform cannot be reached.');
}

function at(value: JsonValue | undefined, ...path: string[]): JsonValue {
  return path.reduce<JsonValue>((inner, key) => {
    const isObject =
      typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return isObject && Object.hasOwn(inner, key) ? inner[key] : null;
  }, value ?? null);
}

/** Where a redirect leads: the file store, over TLS, or the same server. */
function redirectOf(response: Response, from: string): string {
  const location = response.headers.get('location') ?? '';
  if (!URL.canParse(location, from)) throw INVALID;
  const target = new URL(location, from);
  const isSafe =
    target.protocol === 'https:' || target.origin === new URL(from).origin;
  if (!isSafe) throw INVALID;
  return target.href;
}

async function* bytesOf(response: Response): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  try {
    for await (const chunk of response.body) yield chunk;
  } catch (error) {
    throw connectionFault(error);
  }
}

async function jsonOf(response: Response): Promise<JsonValue> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of bytesOf(response)) {
    bytes += chunk.length;
    if (bytes > LARGEST_ANSWER) throw INVALID;
    chunks.push(chunk);
  }
  try {
    const value: JsonValue = JSON.parse(Buffer.concat(chunks).toString());
    return value;
  } catch {
    throw INVALID;
  }
}

/** Speaks to HCP Terraform; it only ever reads. */
class HcpClient {
  constructor(private readonly access: HcpAccess) {}

  /** @throws SourceFault */
  async get(path: string, signal: AbortSignal): Promise<Response> {
    let url = `${this.access.baseUrl}/api/v2/${path}`;
    // The file store knows the address alone; the token is for nobody else.
    let headers: Record<string, string> = {
      authorization: `Bearer ${this.access.token}`,
      accept: 'application/vnd.api+json',
    };
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const response = await this.send(url, headers, signal);
      if (response.status === 200) return response;
      await response.body?.cancel();
      const isRedirect = response.status >= 300 && response.status < 400;
      if (!isRedirect) {
        throw (
          FAULTS.get(response.status) ??
          (response.status >= 500 ? SERVER_ERROR : INVALID)
        );
      }
      url = redirectOf(response, url);
      headers = {};
    }
    throw INVALID;
  }

  private async send(
    url: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Response> {
    try {
      return await fetch(url, { headers, signal, redirect: 'manual' });
    } catch (error) {
      throw connectionFault(error);
    }
  }
}

/** The page of a workspace. */
export function hcpLink(
  { baseUrl }: HcpAccess,
  { organization, workspace }: HcpWorkspace,
): string {
  return `${baseUrl}/app/${encodeURIComponent(
    organization,
  )}/workspaces/${encodeURIComponent(workspace)}`;
}

function isPathSafe(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..';
}

/** The id of the last assessment. */
function assessmentOf(answer: JsonValue): string {
  const relations = at(answer, 'data', 'relationships');
  if (relations === null) throw INVALID;
  const id = at(relations, 'current-assessment-result', 'data', 'id');
  if (typeof id !== 'string' || !ID.test(id)) throw NO_ASSESSMENT;
  return id;
}

/**
 * The last health assessment of a workspace: HCP Terraform's own refresh-only plan.
 *
 * @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/assessment-results
 */
export function hcpSource(
  access: HcpAccess,
  selection: HcpWorkspace,
): ReportSource {
  const client = new HcpClient(access);
  const { organization, workspace } = selection;
  return {
    async fetch(known, signal) {
      if (!isPathSafe(organization) || !isPathSafe(workspace)) {
        throw FAULTS.get(404) ?? INVALID;
      }
      const path = [
        ...['organizations', encodeURIComponent(organization)],
        ...['workspaces', encodeURIComponent(workspace)],
      ].join('/');
      const answer = await client.get(path, signal);
      const id = assessmentOf(await jsonOf(answer));
      if (id === known) return undefined;
      const result = `assessment-results/${id}`;
      const verdict = await jsonOf(await client.get(result, signal));
      if (at(verdict, 'data', 'attributes', 'succeeded') === false) {
        throw FAILED;
      }
      const plan = await client.get(`${result}/json-output`, signal);
      return {
        stream: bytesOf(plan),
        meta: { ...selection, run: `${hcpLink(access, selection)}/health` },
        version: id,
      };
    },
  };
}
