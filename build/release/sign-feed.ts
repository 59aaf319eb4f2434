import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  publicKeyText,
  signatureName,
  signFeed,
} from '../../electron/app/updates/feed-signature.ts';

/** What a build reads as the key that its updates are signed with. */
const PUBLIC_NAME = 'update-key';
/** What signs. It belongs on no machine that builds, and in no repository. */
const PRIVATE_NAME = 'update-key.private.pem';
/** Holds the private key itself, in PEM, where a machine has it as a secret and not as a file. */
const PRIVATE_VARIABLE = 'CDN_RECORDER_UPDATE_SIGNING_KEY';

/** Makes a pair of keys in a folder, and overwrites none. The paths of both. */
export function makeUpdateKeys(folder: string): { publicKey: string; privateKey: string } {
  const pair = generateKeyPairSync('ed25519');
  const [publicKey, privateKey] = [join(folder, PUBLIC_NAME), join(folder, PRIVATE_NAME)];
  const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' });
  writeFileSync(privateKey, pem, { flag: 'wx', mode: 0o600 });
  chmodSync(privateKey, 0o600);
  writeFileSync(publicKey, `${publicKeyText(pair.publicKey)}\n`, { flag: 'wx' });
  return { publicKey, privateKey };
}

/** The text of the public key that belongs to a private one: what a build is given. */
export const publicKeyOf = (privateKey: KeyObject): string =>
  publicKeyText(createPublicKey(privateKey));

/** The private key in a file, or in the environment where no file is named. @throws what is wrong with it */
export function readSigningKey(
  file: string | null,
  environment: Readonly<Record<string, string | undefined>>,
): KeyObject {
  const pem = file === null ? environment[PRIVATE_VARIABLE] : readFileSync(file, 'utf8');
  if (!pem) throw new Error(`name the file of the private key, or put it into ${PRIVATE_VARIABLE}`);
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the private key is none of Ed25519');
  return key;
}

/** Signs lists of versions, each under its own name; the paths of the signatures, which lie beside them. */
export function signFeedFiles(feeds: readonly string[], privateKey: KeyObject): string[] {
  return feeds.map((feed) => {
    const path = signatureName(feed);
    writeFileSync(path, signFeed(basename(feed), readFileSync(feed), privateKey));
    return path;
  });
}

const USAGE = `Usage:
  node build/release/sign-feed.ts keys <folder>
      makes ${PUBLIC_NAME} (for build/${PUBLIC_NAME}, or CDN_RECORDER_UPDATE_KEY of a build) and ${PRIVATE_NAME}
  node build/release/sign-feed.ts sign [--key <private key>] <latest.yml> …
      writes <latest.yml>.sig beside each; without --key the key is read from ${PRIVATE_VARIABLE}
`;

function main([command, ...rest]: readonly string[]): void {
  const [first] = rest;
  if (command === 'keys' && first !== undefined && rest.length === 1) {
    const { publicKey, privateKey } = makeUpdateKeys(first);
    process.stdout.write(`${publicKey}\n${privateKey}\n`);
    return;
  }
  const named = first === '--key' ? (rest[1] ?? null) : null;
  const feeds = first === '--key' ? rest.slice(2) : rest;
  if (command !== 'sign' || feeds.length === 0) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  for (const path of signFeedFiles(feeds, readSigningKey(named, process.env))) {
    process.stdout.write(`${path}\n`);
  }
}

if (process.argv[1] === import.meta.filename) main(process.argv.slice(2));
