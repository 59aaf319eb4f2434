import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const ROUNDS = 4096;
const SALT_BYTES = 16;

/**
 * What PostgreSQL keeps of a password (RFC 5803, SCRAM-SHA-256).
 * SECURITY: with it in the place of the password, a server that logs its statements logs no password.
 *
 * @param password of characters that SASLprep leaves as they are
 */
export function scramVerifier(password: string, salt = randomBytes(SALT_BYTES)): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const serverKey = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** A new password of 144 bits, in characters that no keyboard and no file changes. */
export const newPassword = (): string => randomBytes(18).toString('base64url');
