import { shell } from 'electron';
import type { Link } from '#contract/ipc/links.ts';
import { Refused } from '../recording/refused.ts';

/** The specification of StartCDNRecord and of its callback as ZEGO keeps them up to date, the console and its guide. */
export const ADDRESSES: Readonly<Record<Link, string>> = {
  'api-documentation':
    'https://doc-zh.zego.im/real-time-video-server/api-reference/cdn/start-cdn-record',
  'recording-callback':
    'https://doc-zh.zego.im/real-time-video-server/callback/cdn/cdn-record-completed',
  console: 'https://console.zego.im/',
  'console-configuration':
    'https://doc-zh.zego.im/console/service-configuration/activate-cdn-service',
};

/**
 * SECURITY: the only way from this program to another one. Addresses are written here and nowhere else, so
 * that nothing which came over a bridge or from a server can ever be one.
 *
 * @throws Refused when the system has nothing to open it with.
 */
export async function openLink(link: Link): Promise<void> {
  try {
    await shell.openExternal(ADDRESSES[link]);
  } catch {
    throw new Refused('browser-failed', 'No browser could be opened.');
  }
}
