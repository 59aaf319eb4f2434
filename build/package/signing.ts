import type { Configuration } from 'electron-builder';

/**
 * Signing and notarisation, by environment variables alone: no key and no password is in the repository, in an
 * argument or in a file that a build leaves behind. Without variables nothing is signed.
 */

/** Each way to sign, with all the variables that it needs. docs/packages.md says what each is. */
export const SIGNING_VARIABLES = {
  mac: ['CDN_RECORDER_MAC_IDENTITY'],
  notarisation: ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  windows: ['WINDOWS_CERTIFICATE_FILE', 'WINDOWS_CERTIFICATE_PASSWORD'],
  azure: [
    'AZURE_TENANT_ID',
    'AZURE_CLIENT_ID',
    'AZURE_CLIENT_SECRET',
    'CDN_RECORDER_AZURE_ENDPOINT',
    'CDN_RECORDER_AZURE_ACCOUNT',
    'CDN_RECORDER_AZURE_PROFILE',
    'CDN_RECORDER_AZURE_PUBLISHER',
    'CDN_RECORDER_AZURE_DLIB',
  ],
  gpg: ['CDN_RECORDER_GPG_KEY'],
} as const;

type Way = keyof typeof SIGNING_VARIABLES;
type Env = Readonly<Record<string, string | undefined>>;

export interface Signing {
  /** For the packager: the application of macOS, and its notarisation. */
  readonly osxSign?: { readonly identity: string };
  readonly osxNotarize?: {
    readonly appleApiKey: string;
    readonly appleApiKeyId: string;
    readonly appleApiIssuer: string;
  };
  /** For the packager: the executables of Windows. */
  readonly windowsSign?: Readonly<Record<string, string | readonly string[]>>;
  /** For electron-builder: the installer of Windows. */
  readonly win?: Pick<NonNullable<Configuration['win']>, 'azureSignOptions' | 'signtoolOptions'>;
  /** What Azure's library for signtool reads: no secret, those stay in the environment. */
  readonly azureMetadata?: Readonly<Record<string, string>>;
  /** The key that gpg signs deb, rpm and AppImage with, beside them. */
  readonly gpgKey?: string;
}

/**
 * The values of one way to sign; undefined where none of its variables is set.
 * @throws Error where only some are: half a signature is none, and nobody would notice
 */
function valuesOf(way: Way, env: Env): Record<string, string> | undefined {
  const names = SIGNING_VARIABLES[way];
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) {
    const set = names.filter((name) => env[name]);
    throw new Error(
      `${set.join(', ')} set without ${missing.join(', ')}: set all of them to sign, or none.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
}

const TIMESTAMPS = 'http://timestamp.digicert.com';
const AZURE_TIMESTAMPS = 'http://timestamp.acs.microsoft.com';

function macSigning(env: Env): Signing {
  const mac = valuesOf('mac', env);
  const notarisation = valuesOf('notarisation', env);
  if (notarisation && !mac) {
    throw new Error(
      'APPLE_API_KEY set without CDN_RECORDER_MAC_IDENTITY: Apple notarises only what is signed.',
    );
  }
  return {
    ...(mac && { osxSign: { identity: mac.CDN_RECORDER_MAC_IDENTITY ?? '' } }),
    ...(notarisation && {
      osxNotarize: {
        appleApiKey: notarisation.APPLE_API_KEY ?? '',
        appleApiKeyId: notarisation.APPLE_API_KEY_ID ?? '',
        appleApiIssuer: notarisation.APPLE_API_ISSUER ?? '',
      },
    }),
  };
}

/** @param metadataFile where the metadata for Azure's library will lie */
function windowsSigning(env: Env, metadataFile: string): Signing {
  const file = valuesOf('windows', env);
  const azure = valuesOf('azure', env);
  if (file && azure) {
    throw new Error(
      'WINDOWS_CERTIFICATE_FILE and AZURE_CLIENT_ID are both set: unset one of them.',
    );
  }
  if (file) {
    const certificateFile = file.WINDOWS_CERTIFICATE_FILE ?? '';
    const certificatePassword = file.WINDOWS_CERTIFICATE_PASSWORD ?? '';
    return {
      windowsSign: {
        certificateFile,
        certificatePassword,
        timestampServer: TIMESTAMPS,
        hashes: ['sha256'],
      },
      win: {
        signtoolOptions: {
          certificateFile,
          certificatePassword,
          signingHashAlgorithms: ['sha256'],
          rfc3161TimeStampServer: TIMESTAMPS,
        },
      },
    };
  }
  if (!azure) return {};
  const account = {
    Endpoint: azure.CDN_RECORDER_AZURE_ENDPOINT ?? '',
    CodeSigningAccountName: azure.CDN_RECORDER_AZURE_ACCOUNT ?? '',
    CertificateProfileName: azure.CDN_RECORDER_AZURE_PROFILE ?? '',
  };
  const library = `/dlib "${azure.CDN_RECORDER_AZURE_DLIB}" /dmdf "${metadataFile}"`;
  return {
    windowsSign: { signWithParams: `/v /fd SHA256 /td SHA256 /tr ${AZURE_TIMESTAMPS} ${library}` },
    win: {
      azureSignOptions: {
        publisherName: azure.CDN_RECORDER_AZURE_PUBLISHER ?? '',
        endpoint: account.Endpoint,
        codeSigningAccountName: account.CodeSigningAccountName,
        certificateProfileName: account.CertificateProfileName,
      },
    },
    azureMetadata: account,
  };
}

/**
 * What the environment asks to sign, for one system.
 * @param platform of the package
 * @param metadataFile where the metadata for Azure's library will lie
 * @throws Error in one sentence where the variables of a way are half set, or contradict each other
 */
export function signingFrom(env: Env, platform: NodeJS.Platform, metadataFile: string): Signing {
  if (platform === 'darwin') return macSigning(env);
  if (platform === 'win32') return windowsSigning(env, metadataFile);
  const gpg = valuesOf('gpg', env);
  return gpg ? { gpgKey: gpg.CDN_RECORDER_GPG_KEY ?? '' } : {};
}
