// @ts-check
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../processes.mjs';
import { Stop } from '../stop.mjs';

/** @param {string} helper */
function isSetuidRoot(helper) {
  try {
    const { uid, mode } = statSync(helper);
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}

/**
 * Chromium's sandbox rests on user namespaces, or on a helper that is set-uid root. Some systems
 * (Ubuntu since 24.04, hardened kernels, containers) refuse the first, and Electron then dies with a
 * core dump. Better a sentence. The sandbox is never switched off for an ordinary user.
 * @param {string} executable
 */
export async function checkSandbox(executable) {
  if (process.getuid?.() === 0) return;
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (isSetuidRoot(helper)) return;
  const probe = await run('unshare', ['--user', '--map-root-user', 'true']);
  if (probe.code === 0 || probe.code === 127) return;
  throw new Stop(
    `This system gives ordinary users no namespaces, which Electron's sandbox needs: run sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}", then start again.`,
  );
}
