import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';

export type FuseName = keyof typeof FuseV1Options;

/**
 * SECURITY: limits what a caller can make the shipped executable do. A fuse is a byte in the executable:
 * no argument and no variable turns it back.
 */
export const FUSES: Readonly<Record<FuseName, boolean>> = {
  // ELECTRON_RUN_AS_NODE would turn our signed executable into an interpreter for any script.
  RunAsNode: false,
  // We keep no cookies; on, start-up waits for the keyring.
  EnableCookieEncryption: false,
  // NODE_OPTIONS=--require and NODE_EXTRA_CA_CERTS load foreign code and foreign certificates.
  EnableNodeOptionsEnvironmentVariable: false,
  // A debugger on the main process reads the secret out of memory.
  EnableNodeCliInspectArguments: false,
  // Of effect on Windows and macOS only: Electron for Linux has no such check.
  EnableEmbeddedAsarIntegrityValidation: true,
  // A folder `app` beside the archive would be run in its place.
  OnlyLoadAppFromAsar: true,
  // We ship no snapshot of our own.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The page comes from app://; a file: page gets no more than in a browser.
  GrantFileProtocolExtraPrivileges: false,
  // On is Electron's own choice: off only makes WebAssembly (undici's parser) slower, not safer.
  WasmTrapHandlers: true,
};

/**
 * For Forge's fuses plugin. Strict: a fuse that we do not decide on, because a newer Electron brought it,
 * ends the packaging.
 * @param present the fuses of the runtime to be packaged; undefined for the version of package.json,
 *   which has them all
 */
export function fuseConfig(present?: readonly string[]): FuseConfig {
  const names = Object.keys(FUSES) as FuseName[];
  const decided = names
    .filter((name) => present?.includes(name) ?? true)
    .map((name) => [FuseV1Options[name], FUSES[name]]);
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...Object.fromEntries(decided),
  } as FuseConfig;
}

/** The names behind what `getCurrentFuseWire` reads; a fuse that we have no name for keeps its number. */
export function fuseNames(wire: object): string[] {
  return Object.keys(wire)
    .filter((key) => /^\d+$/.test(key))
    .map((key) => FuseV1Options[Number(key)] ?? key);
}
