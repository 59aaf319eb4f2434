/** The page's own Trusted Types policy, and the only one it may make (renderer/shared/trusted-types.ts). */
const TRUSTED_TYPES_POLICY = 'default';

/**
 * SECURITY: nothing but our own files. Style elements need the nonce, since the component library
 * injects some; style attributes are allowed for the same reason; scripts are ours or none. What
 * `default-src` covers is named again where a looser default would hurt most.
 *
 * @param media the one origin that a file is played from; `blob:` is what a library hands the browser of it
 */
export function contentSecurityPolicy(nonce: string, media: string | null = null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    media === null ? "connect-src 'self'" : `connect-src 'self' ${media}`,
    "frame-src 'none'",
    "worker-src 'none'",
    "manifest-src 'none'",
    media === null ? "media-src 'none'" : `media-src ${media} blob:`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
    // Forms are submitted to our own handlers. Missing on purpose: popups, dialogs of the browser,
    // printing, downloads, pointer lock, presentation, navigation of what is above. And `allow-same-origin`:
    // an opaque origin has no IndexedDB, no caches, no files, no cookies and no service worker (decision 38).
    'sandbox allow-scripts allow-forms',
  ].join('; ');
}

/** Powers that a page can be given by this header; ours needs to write to the clipboard alone. */
const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/**
 * SECURITY: what goes with every answer of ours, found or not. No `cross-origin-opener-policy`: no window has
 * an opener, and Chromium would load the page in one process and swap to another on the way.
 */
export function securityHeaders(
  nonce: string,
  media: string | null = null,
): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce, media),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    // The page's origin is opaque, and modules are asked for across origins. No other page lives in our sessions.
    'access-control-allow-origin': 'null',
    'referrer-policy': 'no-referrer',
    // A DNS lookup discloses the name to the name server.
    'x-dns-prefetch-control': 'off',
    'permissions-policy': permissionsPolicy(media !== null),
  };
}

/** What plays a file begins by itself and fills the screen; it copies nothing. */
const PLAYER_FEATURES: readonly string[] = ['autoplay', 'fullscreen'];

function permissionsPolicy(plays: boolean): string {
  const denied = DENIED_FEATURES.filter((feature) => !plays || !PLAYER_FEATURES.includes(feature));
  return [
    ...denied.map((feature) => `${feature}=()`),
    ...(plays ? ['clipboard-write=()'] : ['clipboard-write=(self)']),
  ].join(', ');
}
