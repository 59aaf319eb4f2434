import { isIdName } from './allowed-names.ts';
import { MASK } from './mask.ts';

const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const BYTES = /<Buffer(?: [0-9a-f]{2})+/gi;
const WEB_TOKEN = /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]+){1,4}/g;
/** A signature is 32 of them, and so are most ServerSecrets. */
const LONG_HEX = /(?<![0-9a-f])[0-9a-f]{32,}/gi;
/** A ServerSecret of 32 characters has 43 in Base64. */
const LONG_BASE64 = /(?<![\w+/-])[\w+/-]{40,}={0,2}/g;
const SEGMENT = 16;

/** The name that a value has right before it. */
const NAME_BEFORE = /([\w%.-]+(?:\[\])?)(?:\\*["'])?\s*[=:]\s*(?:\\*["'])?$/;
const LOOK_BACK = 64;

/**
 * Masks what looks like a key, a signature or a token, wherever it stands. Left alone are ids, which are
 * known by the name before them, and the words in `harmless`.
 */
export function cleanShapes(text: string, harmless: readonly string[]): string {
  const unlessId = (found: string, at: number, whole: string): string => {
    if (harmless.some((word) => word.includes(found))) return found;
    const name = NAME_BEFORE.exec(whole.slice(Math.max(0, at - LOOK_BACK), at))?.[1];
    return name && isIdName(name) ? found : MASK;
  };
  return text
    .replace(PRIVATE_KEY, MASK)
    .replace(BYTES, `<Buffer ${MASK}`)
    .replace(WEB_TOKEN, MASK)
    .replace(LONG_BASE64, (found, at: number, whole: string) =>
      isRandom(found) ? unlessId(found, at, whole) : found,
    )
    .replace(LONG_HEX, unlessId);
}

/** Words and paths have letters of both cases and digits too, but seldom in one long piece. */
const isRandom = (text: string): boolean =>
  text
    .split(/[/_-]/)
    .some(
      (part) =>
        part.length >= SEGMENT && /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d/.test(part),
    );
