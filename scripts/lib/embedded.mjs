import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './project.mjs';

/** Where the embedded default keeps its databases and Git repositories: FLAGSTONE_DATA, or data/. */
export function dataFolder() {
  return path.resolve(root, process.env.FLAGSTONE_DATA ?? 'data');
}

/** Where the local Git repositories stand. */
export function gitFolder() {
  return path.join(dataFolder(), 'git');
}

/** The catalog file of the components, which knows where those repositories stand. */
export function componentsFile() {
  return path.join(dataFolder(), 'catalog/components.yaml');
}

/** The port of the sandbox cluster: FLAGSTONE_SANDBOX_PORT (7008). */
export function sandboxPort() {
  return process.env.FLAGSTONE_SANDBOX_PORT ?? '7008';
}

/** The port of its Argo CD: FLAGSTONE_SANDBOX_ARGOCD_PORT, or the one behind that of the cluster. */
export function sandboxArgocdPort() {
  const port = Number(sandboxPort());
  const next = port === 0 ? 0 : port + 1;
  return process.env.FLAGSTONE_SANDBOX_ARGOCD_PORT ?? String(next);
}

/** What the app-config files have to know of the sandbox. */
export function sandboxVariables({ url, token, argocd, reportToken }) {
  return {
    FLAGSTONE_SANDBOX_URL: url,
    FLAGSTONE_SANDBOX_TOKEN: token,
    FLAGSTONE_SANDBOX_ARGOCD_URL: argocd.url,
    FLAGSTONE_SANDBOX_ARGOCD_TOKEN: argocd.token,
    FLAGSTONE_SANDBOX_REPORT_TOKEN: reportToken,
    FLAGSTONE_SANDBOX_COMPONENTS: componentsFile(),
  };
}

/**
 * With what the sandbox posts Terraform's plan: the token of the automation where there is one (its configuration takes the
 * place of the sandbox's), else a new one at every start.
 */
export function newReportToken() {
  return process.env.FLAGSTONE_API_TOKEN || randomBytes(24).toString('hex');
}

/** The configuration files of the embedded default; the token's only where there is a token. */
export function configFiles() {
  return [
    'app-config.yaml',
    'app-config.sandbox.yaml',
    'app-config.local.yaml',
    ...(process.env.FLAGSTONE_API_TOKEN ? ['app-config.token.yaml'] : []),
  ].filter(file => existsSync(path.join(root, file)));
}

/** The addresses of the page and of the API: FLAGSTONE_PORT (3000) and FLAGSTONE_BACKEND_PORT (7007). */
export function addresses() {
  const port = process.env.FLAGSTONE_PORT ?? '3000';
  const backendPort = process.env.FLAGSTONE_BACKEND_PORT ?? '7007';
  return {
    backendPort,
    page: `http://localhost:${port}`,
    api: `http://localhost:${backendPort}`,
  };
}

/** The same as configuration, in the variables that Backstage reads over its files. */
export function configVariables() {
  const { page, api, backendPort } = addresses();
  const values = {
    app_baseUrl: page,
    backend_baseUrl: api,
    backend_cors_origin: page,
    backend_listen_port: backendPort,
    backend_database_connection_directory: path.join(dataFolder(), 'database'),
    aiPlatform_localGit_root: gitFolder(),
    // The form previews with it what the action would fill in.
    aiPlatform_environments_defaults_spec_gitops_repoUrl: pathToFileURL(
      path.join(gitFolder(), 'platform-gitops-config.git'),
    ).href,
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      `APP_CONFIG_${key}`,
      JSON.stringify(value),
    ]),
  );
}
