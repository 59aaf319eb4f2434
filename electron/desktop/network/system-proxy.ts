import type { ProxyLogin } from '../../contract/network.ts';
import { fault, PROXY_UNUSABLE } from '../../zego/connect/faults.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
};

/** Of these Chromium reads an address of our calls, in small letters or capitals. */
const VARIABLES = ['https_proxy', 'all_proxy'];

/** Kinds of proxy that Chromium knows; it takes a variable with another one for no proxy at all. */
const KNOWN_TO_CHROMIUM = /^(https?|socks[45]?|quic):\/\//i;

/**
 * The first way out of a system's answer that we can go, such as `PROXY cache:3128; DIRECT`: the proxy's
 * address, or null for a direct connection where the answer itself names that.
 *
 * @throws a fault where we can go none of them: a direct connection would be what the system does not want.
 */
export function readProxyRule(rule: string): string | null {
  for (const part of rule.split(';')) {
    const [kind = '', address = ''] = part.trim().split(/\s+/);
    if (kind === 'DIRECT') return null;
    const scheme = SCHEMES[kind];
    if (scheme && address !== '') return `${scheme}://${address}`;
  }
  // Without any way in it Chromium had no answer, as with a proxy script that cannot be fetched: that passes.
  throw fault(rule.trim() === '' ? 'PROXY_UNKNOWN' : PROXY_UNUSABLE);
}

/** The login that the environment has for a proxy, which Chromium leaves out of its answer. */
export function loginInEnvironment(url: string, environment: Environment): ProxyLogin | null {
  const { host } = new URL(url);
  return loginsIn(environment).find((it) => it.host === host)?.login ?? null;
}

/** What must not show up in a log. */
export const passwordsInEnvironment = (environment: Environment): string[] =>
  loginsIn(environment).map(({ login }) => login.password);

function loginsIn(environment: Environment): { host: string; login: ProxyLogin }[] {
  return valuesIn(environment)
    .map((value) => (value.includes('://') ? value : `http://${value}`))
    .filter((text) => URL.canParse(text))
    .map((text) => new URL(text))
    .filter(({ username }) => username !== '')
    .map(({ host, username, password }) => ({
      host,
      login: { user: decoded(username), password: decoded(password) },
    }));
}

/**
 * Throws where the environment names a proxy of a kind that Chromium does not know (`socks5h://`): it says
 * DIRECT then, as if there were none.
 */
export function refuseUnread(endpoint: string, environment: Environment): void {
  const { hostname } = new URL(endpoint);
  if (isExempt(hostname, environment)) return;
  const unread = valuesIn(environment).some(
    (value) => value.includes('://') && !KNOWN_TO_CHROMIUM.test(value),
  );
  if (unread) throw fault(PROXY_UNUSABLE);
}

const valuesIn = (environment: Environment): string[] =>
  VARIABLES.map((name) => variable(environment, name)).filter((value) => value !== '');

const variable = (environment: Environment, name: string): string =>
  (environment[name] ?? environment[name.toUpperCase()] ?? '').trim();

/** `no_proxy`: host names, each for itself and all below it; `*` for all. */
function isExempt(hostname: string, environment: Environment): boolean {
  const entries = variable(environment, 'no_proxy')
    .split(',')
    .map((entry) => entry.trim().replace(/^\*?\./, ''))
    .filter((entry) => entry !== '');
  return entries.some(
    (entry) => entry === '*' || hostname === entry || hostname.endsWith(`.${entry}`),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
