import { describe, expect, test } from 'vitest';
import { SIGNING_VARIABLES, signingFrom } from '../../../build/package/signing.ts';

const PLATFORMS = ['linux', 'darwin', 'win32'] as const;
const PLATFORM_OF = {
  mac: 'darwin',
  notarisation: 'darwin',
  windows: 'win32',
  azure: 'win32',
  gpg: 'linux',
} as const;
const valuesFor = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
const sign = (env: Record<string, string>, platform: NodeJS.Platform) =>
  signingFrom(env, platform, '/tmp/metadata.json');

describe('without variables', () => {
  test.each(PLATFORMS)('nothing is signed on %s', (platform) => {
    expect(sign({}, platform)).toEqual({});
    // As a workflow hands on a secret that a fork has not.
    const empty = Object.values(SIGNING_VARIABLES).flat();
    expect(sign(Object.fromEntries(empty.map((name) => [name, ''])), platform)).toEqual({});
  });
});

describe('half a set of variables', () => {
  const halves = Object.entries(SIGNING_VARIABLES).flatMap(([way, names]) =>
    names.length < 2 ? [] : names.map((missing) => [way, missing, names] as const),
  );
  test.each(halves)('%s without %s ends with one sentence', (way, missing, names) => {
    const env = valuesFor([...SIGNING_VARIABLES.mac, ...names].filter((name) => name !== missing));
    const failing = () => sign(env, PLATFORM_OF[way as keyof typeof PLATFORM_OF]);
    expect(failing).toThrow(new RegExp(`set without ${missing}: set all of them to sign, or none`));
    // A password never stands in an error.
    expect(failing).not.toThrow(/value of/);
  });

  test('a notarisation needs a signature', () => {
    expect(() => sign(valuesFor(SIGNING_VARIABLES.notarisation), 'darwin')).toThrow(
      /CDN_RECORDER_MAC_IDENTITY/,
    );
  });

  test('two ways for the same executable', () => {
    const { windows, azure } = SIGNING_VARIABLES;
    expect(() => sign(valuesFor([...windows, ...azure]), 'win32')).toThrow(/unset one of them/);
  });

  test('that of another system is left alone', () => {
    expect(sign({ APPLE_API_KEY: 'x', AZURE_CLIENT_ID: 'x' }, 'linux')).toEqual({});
  });
});

describe('with all variables', () => {
  test('macOS: an identity, and the key for the notarisation', () => {
    const { mac, notarisation } = SIGNING_VARIABLES;
    expect(sign(valuesFor(mac), 'darwin')).toEqual({
      osxSign: { identity: 'value of CDN_RECORDER_MAC_IDENTITY' },
    });
    expect(sign(valuesFor([...mac, ...notarisation]), 'darwin')).toMatchObject({
      osxNotarize: {
        appleApiKey: 'value of APPLE_API_KEY',
        appleApiKeyId: 'value of APPLE_API_KEY_ID',
        appleApiIssuer: 'value of APPLE_API_ISSUER',
      },
    });
  });

  test('Windows: a certificate signs both the program and its installer', () => {
    const { windowsSign, win } = sign(valuesFor(SIGNING_VARIABLES.windows), 'win32');
    const certificateFile = 'value of WINDOWS_CERTIFICATE_FILE';
    expect(windowsSign).toMatchObject({ certificateFile, hashes: ['sha256'] });
    expect(win?.signtoolOptions).toMatchObject({ certificateFile });
  });

  test('Windows: Azure signs both, and its secrets stay in the environment', () => {
    const signing = sign(valuesFor(SIGNING_VARIABLES.azure), 'win32');
    expect(signing.windowsSign?.signWithParams).toContain(
      '/dlib "value of CDN_RECORDER_AZURE_DLIB" /dmdf "/tmp/metadata.json"',
    );
    expect(signing.azureMetadata).toEqual({
      Endpoint: 'value of CDN_RECORDER_AZURE_ENDPOINT',
      CodeSigningAccountName: 'value of CDN_RECORDER_AZURE_ACCOUNT',
      CertificateProfileName: 'value of CDN_RECORDER_AZURE_PROFILE',
    });
    expect(signing.win?.azureSignOptions).toMatchObject({
      publisherName: 'value of CDN_RECORDER_AZURE_PUBLISHER',
    });
    expect(JSON.stringify(signing)).not.toMatch(/AZURE_(CLIENT|TENANT)/);
  });

  test('Linux: gpg’s key', () => {
    expect(sign({ CDN_RECORDER_GPG_KEY: 'ABCD' }, 'linux')).toEqual({ gpgKey: 'ABCD' });
  });
});
