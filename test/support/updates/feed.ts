import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { signFeed } from '../../../electron/app/updates/feed-signature.ts';
import { type MediaServer, mediaServer } from '../media/media-server.ts';

export const KEYS = generateKeyPairSync('ed25519');

/** A file of a version: its name and content. */
export interface Artefact {
  readonly name: string;
  readonly bytes: Buffer;
}

export const sha512Of = (bytes: Buffer): string =>
  createHash('sha512').update(bytes).digest('base64');

/** A list of versions as electron-builder writes it. */
export function feedText(version: string, files: readonly Artefact[], more = ''): string {
  const lines = files.flatMap(({ name, bytes }) => [
    `  - url: ${name}`,
    `    sha512: ${sha512Of(bytes)}`,
    `    size: ${bytes.length}`,
  ]);
  return [
    `version: ${version}`,
    'files:',
    ...lines,
    `path: ${files[0]?.name}`,
    `sha512: ${sha512Of(files[0]?.bytes ?? Buffer.alloc(0))}`,
    `releaseDate: '2026-11-22T10:00:00.000Z'`,
    `${more}`,
  ].join('\n');
}

export interface FeedServer extends MediaServer {
  /** Publishes a list under its name, signed, with its files. */
  publish(name: string, text: string, files?: readonly Artefact[], key?: KeyObject): void;
}

/** A server of versions on loopback, whose every file a test may change. */
export async function feedServer(): Promise<FeedServer> {
  const server = await mediaServer();
  return Object.assign(server, {
    publish(name: string, text: string, files: readonly Artefact[] = [], key = KEYS.privateKey) {
      server.files[`/${name}`] = { bytes: text };
      server.files[`/${name}.sig`] = { bytes: signFeed(name, Buffer.from(text), key) };
      for (const file of files) server.files[`/${file.name}`] = { bytes: file.bytes };
    },
  });
}
