import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { StoreFile } from '../../../electron/storage/store-file.ts';
import { contentFile, directoryFile } from '../../../electron/storage/vault/content.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

/** Accounts of the version that could only send `IsTest=true`, or none: nothing changes for them. */
const ACCOUNT = {
  name: 'Main',
  id: 'cfa2a2b1c9',
  appId: 12345,
  endpoint: 'https://rtc-api.zego.im/',
  badge: 'production',
  colour: 'slate',
};
const BEFORE = [
  { ...ACCOUNT, isTest: false },
  { ...ACCOUNT, id: '0b1c2d3e4f', name: 'Other', isTest: true },
];
const AFTER = [null, true];

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('is-test');
});
afterEach(() => folder.remove());

/** A file as the version before wrote it. */
const write = (name: string, version: number, data: unknown, encryptionKey?: Uint8Array) =>
  new StoreFile({
    directory: folder.path,
    name,
    version,
    schema: z.unknown(),
    ...(encryptionKey && { encryptionKey }),
  }).write(data);

test('the list of accounts', () => {
  write('accounts', 1, BEFORE);
  const file = directoryFile(folder.path);
  const accounts = file.read() ?? [];
  expect(accounts.map(({ isTest }) => isTest)).toEqual(AFTER);
  // What is written from now on means what it says.
  file.write(accounts.map((account) => ({ ...account, isTest: false })));
  expect(file.read()?.map(({ isTest }) => isTest)).toEqual([false, false]);
});

test('the vault', () => {
  const key = randomBytes(32);
  const accounts = BEFORE.map((account) => ({ ...account, serverSecret: 'x'.repeat(32) }));
  write('vault', 2, { accounts, proxyLogin: null }, key);
  const content = contentFile(folder.path, key).read();
  expect(content?.accounts.map(({ isTest }) => isTest)).toEqual(AFTER);
});
