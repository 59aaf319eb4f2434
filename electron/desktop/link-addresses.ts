import { posix, win32 } from 'node:path';
import type { Link, LocalPage } from '#contract/ipc/links.ts';

/**
 * The specification of StartCDNRecord and of its callback as ZEGO keeps them up to date, the console and its guide.
 * SECURITY: pages that the window can have opened; nothing that came over a bridge is ever one.
 */
export const ADDRESSES: Readonly<Record<Link, string>> = {
  'api-documentation':
    'https://doc-zh.zego.im/real-time-video-server/api-reference/cdn/start-cdn-record',
  'recording-callback':
    'https://doc-zh.zego.im/real-time-video-server/callback/cdn/cdn-record-completed',
  console: 'https://console.zego.im/',
  'console-configuration':
    'https://doc-zh.zego.im/console/service-configuration/activate-cdn-service',
};

/** Where the program lies: `process` of main. */
export interface Installed {
  readonly platform: NodeJS.Platform;
  readonly execPath: string;
  readonly resourcesPath: string;
}

/**
 * Where the packager puts the files that come with the program: beside the executable, on macOS inside the
 * application (build/package/hooks.ts).
 */
export function localPages({
  platform,
  execPath,
  resourcesPath,
}: Installed): Record<LocalPage, string> {
  const { dirname, join } = platform === 'win32' ? win32 : posix;
  const folder = platform === 'darwin' ? resourcesPath : dirname(execPath);
  return { 'chromium-licences': join(folder, 'LICENSES.chromium.html') };
}
