const MASK = '[redacted]';

/** `Signature=…`, `serverSecret: …` and the like, in query strings, JSON and prose. */
const NAMED =
  /((?:signature|server_?secret|callback_?secret|passphrase|password|authorization)["']?\s*[=:]\s*["']?)[^\s"'&,;}\])]+/gi;

/**
 * The one redactor for logs, errors and kept answers: takes out what is named like a secret and
 * every literal in `known` (plain, percent-encoded, Base64 or hex).
 */
export function redact(text: string, known: readonly string[] = []): string {
  const forms = known
    .filter((secret) => secret !== '')
    .flatMap((secret) => {
      const bytes = Buffer.from(secret, 'utf8');
      return [secret, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('hex')];
    });
  const literal = forms.reduce((left, form) => left.replaceAll(form, MASK), text);
  return literal.replace(NAMED, `$1${MASK}`);
}
