import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  makeUpdateKeys,
  publicKeyOf,
  readSigningKey,
  signFeedFiles,
} from '../../../../build/release/sign-feed.ts';
import {
  isSigned,
  publicKeyText,
  readPublicKey,
  signFeed,
} from '../../../../electron/app/updates/feed-signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const CONTENT = Buffer.from('version: 1.2.0\n');
const NAME = 'latest-linux.yml';
const SIGNATURE = signFeed(NAME, CONTENT, privateKey);

describe('the signature of a list of versions', () => {
  it('is good for this content under this name', () => {
    expect(isSigned(NAME, CONTENT, SIGNATURE, publicKey)).toBe(true);
    expect(isSigned(NAME, CONTENT, SIGNATURE.trim(), publicKey)).toBe(true);
  });

  it('is bad for every changed byte of the content', () => {
    for (let index = 0; index < CONTENT.length; index += 1) {
      const changed = Buffer.from(CONTENT);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(isSigned(NAME, changed, SIGNATURE, publicKey)).toBe(false);
    }
    expect(isSigned(NAME, Buffer.alloc(0), SIGNATURE, publicKey)).toBe(false);
    expect(isSigned(NAME, Buffer.concat([CONTENT, CONTENT]), SIGNATURE, publicKey)).toBe(false);
  });

  it('is bad under the name of another channel or system', () => {
    for (const name of ['beta-linux.yml', 'latest.yml', 'latest-linux-arm64.yml', '']) {
      expect(isSigned(name, CONTENT, SIGNATURE, publicKey)).toBe(false);
    }
  });

  it('is bad for another key', () => {
    const other = generateKeyPairSync('ed25519').publicKey;
    expect(isSigned(NAME, CONTENT, SIGNATURE, other)).toBe(false);
  });

  it('is bad where it is none', () => {
    const texts = [
      '',
      'x',
      '-----',
      SIGNATURE.slice(4),
      'A'.repeat(88),
      '<html>',
      'A'.repeat(4000),
    ];
    for (const text of texts) expect(isSigned(NAME, CONTENT, text, publicKey)).toBe(false);
  });
});

describe('the public key', () => {
  it('is read from the text that it is written as', () => {
    const read = readPublicKey(`${publicKeyText(publicKey)}\n`);
    expect(read?.equals(publicKey)).toBe(true);
  });

  it('is null for any other text', () => {
    for (const text of ['', 'AAAA', 'x'.repeat(44), publicKeyText(publicKey).slice(2)]) {
      expect(readPublicKey(text)).toBeNull();
    }
  });
});

describe('the script that signs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdnr-sign-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes a pair of keys, the private one for its owner alone, and overwrites none', () => {
    const paths = makeUpdateKeys(folder);
    expect(statSync(paths.privateKey).mode & 0o777).toBe(0o600);
    const key = readSigningKey(paths.privateKey, {});
    expect(readFileSync(paths.publicKey, 'utf8').trim()).toBe(publicKeyOf(key));
    expect(() => makeUpdateKeys(folder)).toThrow(/EEXIST/);
  });

  it('signs a list beside it, with the key of a file or of the environment', () => {
    const paths = makeUpdateKeys(folder);
    const feed = join(folder, NAME);
    writeFileSync(feed, CONTENT);
    const environment = {
      CDN_RECORDER_UPDATE_SIGNING_KEY: readFileSync(paths.privateKey, 'utf8'),
    };
    const built = readPublicKey(readFileSync(paths.publicKey, 'utf8'));
    if (!built) throw new Error('no key');
    for (const key of [readSigningKey(paths.privateKey, {}), readSigningKey(null, environment)]) {
      const [path = ''] = signFeedFiles([feed], key);
      expect(path).toBe(`${feed}.sig`);
      expect(isSigned(NAME, CONTENT, readFileSync(path, 'utf8'), built)).toBe(true);
    }
    expect(() => readSigningKey(null, {})).toThrow(/CDN_RECORDER_UPDATE_SIGNING_KEY/);
  });

  it('runs as a command', () => {
    const script = join(import.meta.dirname, '../../../../build/release/sign-feed.ts');
    const run = (...options: string[]) =>
      execFileSync(process.execPath, [script, ...options], { encoding: 'utf8' });
    const [publicPath = '', privatePath = ''] = run('keys', folder).split('\n');
    const feed = join(folder, NAME);
    writeFileSync(feed, CONTENT);
    expect(run('sign', '--key', privatePath, feed)).toBe(`${feed}.sig\n`);
    const built = readPublicKey(readFileSync(publicPath, 'utf8'));
    expect(built && isSigned(NAME, CONTENT, readFileSync(`${feed}.sig`, 'utf8'), built)).toBe(true);
  });
});
