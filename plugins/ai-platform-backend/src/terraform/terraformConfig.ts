import type { RootConfigService } from '@backstage/backend-plugin-api';
import { invalidConfig } from '../kubernetes/invalidConfig';

/** A workspace that the configuration knows more of than its name. */
export interface ConfiguredWorkspace {
  name: string;
  organization?: string;
  /** Where the plan lies as JSON, for Backstage's UrlReader. */
  reportUrl?: string;
  /** The page on which a plan is applied, http(s). */
  applyUrl?: string;
}

/** HCP Terraform or Terraform Enterprise. */
export interface HcpAccess {
  /** Without a slash at its end. */
  baseUrl: string;
  token: string;
}

/** What the configuration says of Terraform. */
export interface TerraformConfig {
  workspaces: readonly ConfiguredWorkspace[];
  hcp?: HcpAccess;
}

const WORKSPACES = 'aiPlatform.terraform.workspaces';
const HCP = 'integrations.terraform';
const HCP_URL = 'https://app.terraform.io';

function isLink(text: string, protocols: RegExp): boolean {
  return URL.canParse(text) && protocols.test(new URL(text).protocol);
}

function link(
  config: RootConfigService,
  key: string,
  parent: string,
): string | undefined {
  const text = config.getOptionalString(key);
  if (text === undefined) return undefined;
  if (!isLink(text, /^https?:$/)) {
    throw invalidConfig(`${parent}.${key}`, 'has to be a URL, http or https');
  }
  return text;
}

function workspaceOf(
  config: RootConfigService,
  index: number,
): ConfiguredWorkspace {
  const parent = `${WORKSPACES}[${index}]`;
  return {
    name: config.getString('name'),
    organization: config.getOptionalString('organization'),
    reportUrl: link(config, 'reportUrl', parent),
    applyUrl: link(config, 'applyUrl', parent),
  };
}

function hcpOf(config: RootConfigService): HcpAccess | undefined {
  const token = config.getOptionalString(`${HCP}.token`);
  if (!token) return undefined;
  const baseUrl = config.getOptionalString(`${HCP}.baseUrl`) ?? HCP_URL;
  if (!isLink(baseUrl, /^https?:$/)) {
    throw invalidConfig(`${HCP}.baseUrl`, 'has to be a URL, http or https');
  }
  return { baseUrl: baseUrl.replace(/\/+$/, ''), token };
}

/**
 * Reads `aiPlatform.terraform` and, as the ecosystem's Terraform plugin does, `integrations.terraform`.
 *
 * @throws Error that names the key
 */
export function readTerraformConfig(
  config: RootConfigService,
): TerraformConfig {
  const workspaces = (config.getOptionalConfigArray(WORKSPACES) ?? []).map(
    workspaceOf,
  );
  const seen = new Set<string>();
  workspaces.forEach(({ organization = '', name }, index) => {
    const key = JSON.stringify([organization, name]);
    if (seen.has(key)) {
      throw invalidConfig(`${WORKSPACES}[${index}]`, `names '${name}' again`);
    }
    seen.add(key);
  });
  return { workspaces, hcp: hcpOf(config) };
}
