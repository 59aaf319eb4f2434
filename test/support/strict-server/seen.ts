import type { Head } from './head.ts';
import { decodeQuery } from './query.ts';
import type { SeenRequest } from './types.ts';

/** Turns a parsed head into the record that tests read; what could not be decoded joins the problems. */
export function seenRequest(
  head: Head,
  place: { n: number; connection: number; clockOffsetMs: number },
): SeenRequest {
  const arrivedAt = performance.now();
  const arrivedUnixMs = Date.now() + place.clockOffsetMs;
  const { params, problems } = decodeQuery(head.query);
  head.problems.push(...problems);
  return {
    n: place.n,
    connection: place.connection,
    requestLine: head.requestLine,
    headers: head.headers,
    params,
    param: (name) => params.find(([key]) => key === name)?.[1],
    all: (name) => params.filter(([key]) => key === name).map(([, value]) => value),
    arrivedAt,
    arrivedUnixMs,
    violations: [],
  };
}
