import type { ServerResponse } from 'node:http';
import type { SourceProblemCode } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Fault } from './fakeApiServer';
import { aThing } from './fakeCluster';

/** Answers with the status and a body that says what must not be said. */
export function status(
  code: number,
  headers: Record<string, string> = {},
): Fault {
  return (_, response) => {
    response.writeHead(code, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify({ code, message: 'CANARY-upstream-text' }));
  };
}

/** Answers 200 with this and then, where told so, breaks off. */
function answer(
  text: string,
  { type = 'application/json', end = 'end' } = {},
): Fault {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.write(text);
    if (end === 'end') response.end();
    if (end === 'reset') setTimeout(() => reset(response), 5);
  };
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

const drip: Fault = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 100);
  response.on('close', () => clearInterval(timer));
};

/** Answers without an end, and without a newline. */
export const flood: Fault = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"items":[{"metadata":"');
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  };
  response.on('drain', more);
  more();
};

const ITEM = JSON.stringify(aThing('CANARY-half'));

/** A fault, and the problem that it has to become. */
export interface FaultRow {
  name: string;
  fault: Fault;
  code: SourceProblemCode;
}

/** Faults of an answer, whichever question it was for. */
export const COMMON_FAULTS: FaultRow[] = [
  {
    name: 'reset',
    fault: (_, response) => reset(response),
    code: 'unreachable',
  },
  { name: 'hang', fault: () => {}, code: 'timedOut' },
  { name: '401 for ever', fault: status(401), code: 'unauthenticated' },
  { name: '403', fault: status(403), code: 'forbidden' },
  {
    name: '429 with Retry-After',
    fault: status(429, { 'retry-after': '1' }),
    code: 'throttled',
  },
  { name: '429', fault: status(429), code: 'throttled' },
  { name: '400', fault: status(400), code: 'invalidAnswer' },
  { name: '500', fault: status(500), code: 'serverError' },
  {
    name: '503 with Retry-After',
    fault: status(503, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }),
    code: 'serverError',
  },
  { name: '504', fault: status(504), code: 'serverError' },
  {
    name: 'redirect',
    fault: status(302, { location: 'http://CANARY.example.org/' }),
    code: 'invalidAnswer',
  },
  {
    name: 'HTML with 200',
    fault: answer('<html>CANARY</html>', { type: 'text/html' }),
    code: 'invalidAnswer',
  },
  {
    name: 'HTML with 404',
    fault: status(404, { 'content-type': 'text/html' }),
    code: 'invalidAnswer',
  },
  {
    name: 'no HTTP',
    fault: (_, response) => void response.socket?.end('CANARY\n'),
    code: 'invalidAnswer',
  },
];

/** Faults of the answer to a list. */
export const LIST_FAULTS: FaultRow[] = [
  ...COMMON_FAULTS,
  { name: '404', fault: status(404), code: 'notServed' },
  { name: '410 for ever', fault: status(410), code: 'serverError' },
  {
    name: 'reset within the body',
    fault: answer(`{"metadata":{},"items":[${ITEM},${ITEM.slice(0, 20)}`, {
      end: 'reset',
    }),
    code: 'unreachable',
  },
  {
    name: 'a body that never goes on',
    fault: answer('{"items":[', { end: 'never' }),
    code: 'timedOut',
  },
  { name: 'a body that drips', fault: drip, code: 'timedOut' },
  {
    name: 'truncated JSON',
    fault: answer(`{"items":[${ITEM},{"me`),
    code: 'invalidAnswer',
  },
  { name: 'no JSON', fault: answer('CANARY'), code: 'invalidAnswer' },
  { name: 'another JSON', fault: answer('[]'), code: 'invalidAnswer' },
  {
    name: 'no version',
    fault: answer('{"metadata":{},"items":[]}'),
    code: 'invalidAnswer',
  },
  {
    name: 'items that are none',
    fault: answer('{"items":[1,2]}'),
    code: 'invalidAnswer',
  },
  { name: 'an oversized body', fault: flood, code: 'tooLarge' },
];

/** Faults of the answer to a watch. */
export const WATCH_FAULTS: FaultRow[] = [
  ...COMMON_FAULTS,
  {
    name: 'reset within a line',
    fault: answer('{"type":"ADDED","object":{', { end: 'reset' }),
    code: 'unreachable',
  },
  { name: 'an end at once', fault: answer(''), code: 'unreachable' },
  {
    name: 'an end within a line',
    fault: answer('{"type":"ADD'),
    code: 'unreachable',
  },
  { name: 'silence', fault: answer('', { end: 'never' }), code: 'timedOut' },
  { name: 'no JSON', fault: answer('CANARY\n'), code: 'invalidAnswer' },
  { name: 'another JSON', fault: answer('[1]\n'), code: 'invalidAnswer' },
  { name: 'null', fault: answer('null\n'), code: 'invalidAnswer' },
  {
    name: 'an error that is sent in the stream',
    fault: answer(
      '{"type":"ERROR","object":{"code":500,"message":"CANARY"}}\n',
    ),
    code: 'serverError',
  },
  { name: 'an oversized line', fault: flood, code: 'tooLarge' },
];
