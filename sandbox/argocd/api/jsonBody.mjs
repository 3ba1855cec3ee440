import { invalidArgument, invalidContentType } from './refusal.mjs';

const LIMIT = 1024 * 1024;

/**
 * The body of a request; none is an empty object.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<any>}
 * @throws Refusal for what is not declared as JSON, is none, or is larger than 1 MiB
 */
export async function jsonBody(request) {
  const type = request.headers['content-type'] ?? '';
  if (type.split(';')[0].trim() !== 'application/json') {
    throw invalidContentType();
  }
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LIMIT) throw invalidArgument('request body too large');
  }
  try {
    return JSON.parse(text || '{}') ?? {};
  } catch {
    throw invalidArgument('invalid JSON in the request body');
  }
}
