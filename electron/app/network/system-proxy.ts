import type { ProxyLogin } from '#contract/model/network.ts';
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

/**
 * What a variable's scheme means. Chromium strips it and takes every such proxy for an HTTP one; that is kept
 * for `https://`, which many write for a plain proxy.
 */
const SCHEMES_OF_VARIABLES: Readonly<Record<string, string>> = {
  'http:': 'http',
  'https:': 'http',
  'socks:': 'socks5',
  'socks5:': 'socks5',
  'socks5h:': 'socks5',
};

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
  return proxiesIn(environment)
    .filter(({ username }) => username !== '')
    .map(({ host, username, password }) => ({
      host,
      login: { user: decoded(username), password: decoded(password) },
    }));
}

/**
 * An HTTP proxy of the system's answer as the variable that names it means it: `https_proxy=socks5://host:1080`
 * is `PROXY host:1080` to Chromium.
 *
 * @throws a fault where the variable names a kind that we cannot go through.
 */
export function asNamedInEnvironment(url: string, environment: Environment): string {
  const { protocol, hostname, port } = new URL(url);
  const named = proxiesIn(environment).find(
    (it) => it.hostname === hostname && (it.port === '' || it.port === (port || '80')),
  );
  if (protocol !== 'http:' || !named) return url;
  const scheme = SCHEMES_OF_VARIABLES[named.protocol];
  if (!scheme) throw fault(PROXY_UNUSABLE);
  return scheme === 'http' ? url : `${scheme}://${named.host}`;
}

const proxiesIn = (environment: Environment): URL[] =>
  VARIABLES.map((name) => variable(environment, name))
    .map((value) => (value.includes('://') ? value : `http://${value}`))
    .filter((text) => URL.canParse(text))
    .map((text) => new URL(text));

const variable = (environment: Environment, name: string): string =>
  (environment[name] ?? environment[name.toUpperCase()] ?? '').trim();

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
