import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Characters of Base64 that hardly come about by chance. */
const TELLING = 8;

/**
 * A secret in the forms in which it could slip out: plain, for JSON, for a URL in both ways, in hex, and
 * Base64 at each of the three places that it can have inside a longer text.
 */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const hex = bytes.toString('hex');
  const percent = hex.replace(/../g, '%$&');
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    percent,
    percent.toUpperCase(),
    hex,
    hex.toUpperCase(),
    bytes.toString('base64').replace(/=+$/, ''),
    ...[0, 1, 2]
      .flatMap((place) => base64Cores(bytes, place))
      .filter((core) => core.length >= TELLING),
  ];
  return [...new Set(forms)];
}

/** What Base64 makes of the bytes when so many others stand before them: the characters they alone decide. */
function base64Cores(bytes: Buffer, before: number): string[] {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]);
  const from = Math.ceil((before * 8) / 6);
  const to = Math.floor((whole.length * 8) / 6);
  return (['base64', 'base64url'] as const).map((coding) => whole.toString(coding).slice(from, to));
}

/** The forms as bytes, UTF-16 of either order included. */
function bytesOf(secrets: readonly string[]): Buffer[] {
  return secrets.flatMap(formsOf).flatMap((form) => {
    const wide = Buffer.from(form, 'utf16le');
    return [Buffer.from(form, 'utf8'), wide, Buffer.from(wide).swap16()];
  });
}

const PREFIX = 3;
const keyAt = (bytes: Buffer, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

/** Looks for many secrets in all their forms in one pass: a heap has tens of megabytes. */
export function secretFinder(secrets: readonly string[]): (content: string | Buffer) => boolean {
  const byPrefix = new Map<number, Buffer[]>();
  const known = new Uint8Array(1 << (8 * PREFIX));
  for (const form of bytesOf(secrets)) {
    if (form.length < PREFIX) throw new Error('too short to be told from chance');
    const key = keyAt(form, 0);
    known[key] = 1;
    byPrefix.set(key, [...(byPrefix.get(key) ?? []), form]);
  }
  return (content) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let at = 0; at + PREFIX <= bytes.length; at += 1) {
      const key = keyAt(bytes, at);
      if (known[key] === 0) continue;
      const here = (form: Buffer) => bytes.subarray(at, at + form.length).equals(form);
      if (byPrefix.get(key)?.some(here)) return true;
    }
    return false;
  };
}

/** Whether any of the secrets is in it, in any form. */
export function holdsSecret(content: string | Buffer, secrets: readonly string[]): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return bytesOf(secrets).some((form) => bytes.includes(form));
}

/** All plain files below a folder. Sockets and the like hold nothing. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Files below a folder that hold any of the secrets in any form. */
export function filesHolding(folder: string, secrets: readonly string[]): string[] {
  const holds = secretFinder(secrets);
  return filesIn(folder).filter((file) => holds(readFileSync(file)));
}
