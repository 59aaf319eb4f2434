import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problem.ts';

/** A press has no body, or an empty object. */
const LONGEST_BODY = 4 * 1024;
/** What is larger is read up to here, so that its sender sees the answer; then it is cut off. */
const LONGEST_READ = 64 * LONGEST_BODY;

/**
 * The body of a POST as text; empty where there is none.
 *
 * @throws HttpProblem 413, 415, or 400 where it does not come whole.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const tooLarge = () =>
    new HttpProblem(
      413,
      'too-large',
      'The body is too large: a press has none, or an empty object.',
    );
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_READ) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > LONGEST_READ) break;
      if (length <= LONGEST_BODY) chunks.push(chunk);
      else chunks.length = 0;
    }
  } catch {
    throw new HttpProblem(400, 'bad-body', 'The body did not come whole.');
  }
  if (length > LONGEST_BODY) throw tooLarge();
  const type = request.headers['content-type'] ?? '';
  // SECURITY: what a page may send without asking first (a form, plain text) is no press.
  if (length > 0 && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new HttpProblem(415, 'media-type', 'The body must be application/json.');
  }
  return Buffer.concat(chunks).toString('utf8');
}
