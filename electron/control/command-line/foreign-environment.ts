import type util from 'node:util';

/**
 * Variables that would make the program trust, load or write what it did not choose. What the fuses
 * cover (NODE_OPTIONS, NODE_EXTRA_CA_CERTS, ELECTRON_RUN_AS_NODE) is not repeated here.
 * - `NODE_TLS_REJECT_UNAUTHORIZED` switches certificate checks off wherever code does not insist.
 * - `SSLKEYLOGFILE` has Chromium write the keys of its connections into a file.
 * - `…_PREBUILD` has node-gyp-build load a native module from any folder.
 */
export const FOREIGN_VARIABLE = /^(NODE_TLS_REJECT_UNAUTHORIZED|SSLKEYLOGFILE|.*_PREBUILD)$/i;

/** In place of `util.debuglog`: never on, whatever is asked for. */
export const SILENT: typeof util.debuglog = () =>
  Object.assign(() => undefined, { enabled: false });
