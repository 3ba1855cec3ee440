import { readFile } from 'node:fs/promises';

const WAIT_MS = 2000;
const AGE_MS = 40 * 60_000;

/**
 * Posts a Terraform plan as a pipeline does, once the backend is ready. The plan is then as old as the story has it.
 *
 * @param {object} options
 * @param {string} options.api address of the backend
 * @param {string} options.token of a service that may post reports
 * @param {string} options.plan file with what `terraform show -json` printed
 * @param {Record<string, string>} options.meta what the pipeline says of it: workspace, commit, run, engine, …
 * @param {AbortSignal} options.signal ends the waiting
 * @returns {Promise<void>}
 * @throws Error for an answer other than 202
 */
export async function postPlan({ api, token, plan, meta, signal }) {
  const report = JSON.parse(await readFile(plan, 'utf8'));
  const timestamp = new Date(Date.now() - AGE_MS).toISOString();
  await ready(api, signal);
  if (signal.aborted) return;
  const url = new URL('/api/ai-platform/v1/terraform/reports', api);
  url.search = new URLSearchParams(meta).toString();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ...report, timestamp }),
    signal,
  });
  await response.arrayBuffer();
  if (response.status !== 202) {
    throw new Error(
      `The plan of ${meta.workspace} was answered with ${response.status}.`,
    );
  }
}

async function ready(api, signal) {
  const url = new URL('/.backstage/health/v1/readiness', api);
  while (!signal.aborted) {
    const response = await fetch(url, { signal }).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    if (response?.ok) return;
    await new Promise(resolve => {
      setTimeout(resolve, WAIT_MS);
    });
  }
}
