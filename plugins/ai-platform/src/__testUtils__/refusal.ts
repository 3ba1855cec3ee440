import { ResponseError } from '@backstage/errors';

/** What the backend throws where it refuses. */
export async function refusal(status: number, message = 'it broke') {
  const body = {
    error: { name: 'Error', message },
    response: { statusCode: status },
  };
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: 'status text',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => JSON.stringify(body),
  } as Response);
}
