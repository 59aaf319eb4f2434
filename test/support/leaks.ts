import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret in the forms in which it could slip out: plain, Base64, hex, percent-encoded byte by byte. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return [secret, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex'), percent];
}

/** Files below a folder that hold any of the secrets in any form, UTF-16 included. */
export function filesHolding(folder: string, secrets: readonly string[]): string[] {
  const wanted = secrets
    .flatMap(formsOf)
    .flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le')]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return wanted.some((form) => content.includes(form));
    });
}
