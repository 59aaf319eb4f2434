import { fileURLToPath } from 'node:url';

/** Which Electron the tests run, and the switches that each start needs. */

export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

export function electronPath(): string {
  const path = process.env.CDN_RECORDER_ELECTRON;
  if (path) return path;
  throw new Error(
    'CDN_RECORDER_ELECTRON must hold the path of the Electron executable; npm test sets it',
  );
}

export interface StartOptions {
  userDataDir: string;
  /** Our own options. */
  args?: string[] | undefined;
  /** The app's folder or main file; this repository without it. */
  app?: string | undefined;
  /** Another Electron than the usual one. */
  runtime?: string | undefined;
  /** The executable of a packaged app, which brings its own runtime and takes no folder. */
  packaged?: string | undefined;
  /** A raw command line instead of the usual one: nothing is added to `args`. */
  bare?: boolean | undefined;
}

/** Chromium refuses to be root in its sandbox; an ordinary user is always sandboxed. */
export const needsNoSandbox = process.getuid?.() === 0;

/** In the order of `npm start`: the sandbox switch, the app, and then what is meant for the app. */
export function startArguments({
  userDataDir,
  args = [],
  app = repositoryRoot,
  packaged,
  bare,
}: StartOptions): string[] {
  if (bare) return args;
  const sandbox = needsNoSandbox ? ['--no-sandbox'] : [];
  const program = packaged ? [] : [app];
  return [
    ...sandbox,
    ...program,
    '--disable-gpu',
    '--lang=en',
    `--user-data-dir=${userDataDir}`,
    ...args,
  ];
}
