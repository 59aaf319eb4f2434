import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a secret may look in a file or a text: plain, or in any of the usual codings. */
export function secretForms(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [
    secret,
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ];
}

/** Files under a folder that hold a secret in any form. */
export function findSecret(folder: string, secret: string): string[] {
  const forms = secretForms(secret).map((form) => Buffer.from(form, 'utf8'));
  const wide = Buffer.from(secret, 'utf16le');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return [...forms, wide].some((form) => content.includes(form));
    });
}
