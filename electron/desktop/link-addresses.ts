import type { Link } from '#contract/ipc/links.ts';

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
