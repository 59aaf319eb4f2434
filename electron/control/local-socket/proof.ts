import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * SECURITY: both ends show that they know the token, and neither sends it: on Windows another process may own
 * the pipe's name before us, and Node cannot tell who is at the other end. Each answers the other's
 * challenge, so that nothing heard once opens anything later.
 */

const hex256 = z.string().regex(/^[0-9a-f]{64}$/);

/** First message of the second process. */
export const helloSchema = z.strictObject({ challenge: hex256 });
/** What the first process answers. */
export const welcomeSchema = z.strictObject({ challenge: hex256, proof: hex256 });
/** What the second process shows then. */
export const proofSchema = z.strictObject({ proof: hex256 });

export const newChallenge = (): string => randomBytes(32).toString('hex');

export interface Challenges {
  /** The first process's, and the second's. */
  readonly first: string;
  readonly second: string;
}

/** The proof of one end, over both challenges; the other end's would be another one. */
export const proofOf = (
  token: string,
  end: keyof Challenges,
  { first, second }: Challenges,
): string => createHmac('sha256', token).update(`${end} ${first} ${second}`).digest('hex');

export function isProof(
  given: string,
  token: string,
  end: keyof Challenges,
  challenges: Challenges,
): boolean {
  const expected = proofOf(token, end, challenges);
  return (
    given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  );
}
