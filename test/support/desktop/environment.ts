import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The environment an app sees: built from nothing, so that the developer's own desktop never leaks in. */

export interface EnvironmentParts {
  /** Becomes HOME; configuration, data, cache and runtime folders are made inside. */
  home: string;
  display: string;
  busAddress: string;
  /** Chromium chooses its key store by this: `GNOME` for a keyring, undefined for none at all. */
  currentDesktop?: string | undefined;
  more?: Record<string, string> | undefined;
}

/** What comes from outside: where programs lie, how the machine reaches out, and which runtime to test. */
const KEPT = [
  'PATH',
  'TMPDIR',
  'XAUTHORITY',
  'CDN_RECORDER_ELECTRON',
  'ELECTRON_OVERRIDE_DIST_PATH',
  'LD_LIBRARY_PATH',
];

export function environment(parts: EnvironmentParts): Record<string, string> {
  const runtime = join(parts.home, 'run');
  mkdirSync(runtime, { recursive: true });
  chmodSync(runtime, 0o700);
  const env: Record<string, string> = {
    HOME: parts.home,
    LANG: 'C.UTF-8',
    DISPLAY: parts.display,
    DBUS_SESSION_BUS_ADDRESS: parts.busAddress,
    // Power and session events come over the system bus: with ours in its place a test can send them.
    DBUS_SYSTEM_BUS_ADDRESS: parts.busAddress,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(parts.home, 'config'),
    XDG_DATA_HOME: join(parts.home, 'data'),
    XDG_CACHE_HOME: join(parts.home, 'cache'),
    XDG_SESSION_TYPE: 'x11',
    NO_AT_BRIDGE: '1',
  };
  for (const name of KEPT) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  if (parts.currentDesktop) env.XDG_CURRENT_DESKTOP = parts.currentDesktop;
  return { ...env, ...parts.more };
}
