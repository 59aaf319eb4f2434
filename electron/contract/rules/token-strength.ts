/** Characters of RFC 6750: what a header can carry. */
const FORM = /^[A-Za-z0-9._~+/-]+=*$/;
/** Of a token that a person or a script has made up. Our own have 43 characters behind their prefix. */
export const LEAST_TOKEN_LENGTH = 16;
export const MOST_TOKEN_LENGTH = 256;
const LEAST_DIFFERENT = 8;

/**
 * What is wrong with a token that comes from outside; null where nothing is. The stored hash is a plain SHA-256,
 * which is as good as the token is long: a short one would be found by trying.
 */
export function tokenProblem(token: string): string | null {
  if (token.length < LEAST_TOKEN_LENGTH)
    return `must have at least ${LEAST_TOKEN_LENGTH} characters: who guesses it starts and stops recordings`;
  if (token.length > MOST_TOKEN_LENGTH) return `must have at most ${MOST_TOKEN_LENGTH} characters`;
  if (!FORM.test(token)) return 'may hold letters, digits and - . _ ~ + / only, and = at its end';
  if (new Set(token).size < LEAST_DIFFERENT)
    return `must have at least ${LEAST_DIFFERENT} different characters: it is too easy to guess`;
  return null;
}
