import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutProjectBins } from '../../build/setup/npm.mjs';
import { atExit } from '../support/desktop/at-exit.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';

/** The folders of a root that this machine's own configuration of apt is copied into. */
const APT = ['sources.list', 'sources.list.d', 'apt.conf.d', 'preferences.d', 'trusted.gpg.d'];

/** What a person sets so that downloads come from somewhere else, or by another way. */
const CARRIED =
  /^(https?_proxy|no_proxy|all_proxy|electron_.*mirror.*|npm_config_(registry|proxy|https_proxy|noproxy|strict_ssl|.*electron_mirror))$/i;

/** A user of the fresh root, with a clean clone in the home folder. */
export type User = 'root' | 'studio';

export interface Ended {
  readonly code: number | null;
  readonly seconds: number;
  readonly output: string;
}

export interface FreshRoot {
  /** Runs a line of shell in the user's clone. `offline`: in a network namespace with loopback alone. */
  run(user: User, line: string, options: { log: string; offline?: boolean }): Promise<Ended>;
  remove(): void;
}

const HOMES: Readonly<Record<User, string>> = { root: '/root', studio: '/srv/studio' };

/**
 * A Debian 12 that has Node 20, npm and a clean clone of this branch for each user, and nothing else: what a
 * new virtual machine or a container's image is.
 * @param folder where it is made; `base` beside it is kept for the next time
 */
export function freshRoot(folder: string): FreshRoot {
  const [base, root] = [join(folder, 'base'), join(folder, 'root')];
  if (!existsSync(join(base, 'done'))) makeBase(base);
  rmSync(root, { recursive: true, force: true });
  execFileSync('cp', ['-a', base, root]);
  addNode(root);
  execFileSync('chroot', [root, 'useradd', '-m', '-d', HOMES.studio, '-s', '/bin/sh', 'studio']);
  for (const home of Object.values(HOMES)) {
    const clone = join(root, home, 'cdn-recorder');
    execFileSync('git', ['clone', '-q', '--no-hardlinks', repositoryRoot, clone]);
  }
  execFileSync('chroot', [root, 'chown', '-R', 'studio:', HOMES.studio]);
  const env = carriedEnvironment(root);
  return {
    run: (user, line, options) => runIn(root, env, { user, line, ...options }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function makeBase(base: string): void {
  rmSync(base, { recursive: true, force: true });
  const format = ['--format', '$(SITE)', 'Created-By: Packages', 'Codename: bookworm'];
  const [site] = execFileSync('apt-get', ['indextargets', ...format], { encoding: 'utf8' }).split(
    '\n',
  );
  if (!site) throw new Error('apt on this machine knows no place that has Debian 12 (bookworm).');
  const options = ['--variant=minbase', '--include=ca-certificates'];
  execFileSync('debootstrap', [...options, 'bookworm', base, site], { stdio: ['ignore', 2, 2] });
  for (const name of APT) {
    const from = join('/etc/apt', name);
    if (existsSync(from)) cpSync(from, join(base, 'etc/apt', name), { recursive: true });
  }
  writeFileSync(join(base, 'done'), '');
}

/** The Node and npm that this machine's users have, outside of any project. */
function addNode(root: string): void {
  const { PATH } = withoutProjectBins(process.env);
  const found = (name: string) =>
    realpathSync(
      execFileSync('sh', ['-c', `command -v ${name}`], { env: { PATH }, encoding: 'utf8' }).trim(),
    );
  const [bin, lib] = [join(root, 'usr/local/bin'), join(root, 'usr/local/lib/node_modules')];
  cpSync(found('node'), join(bin, 'node'));
  chmodSync(join(bin, 'node'), 0o755);
  mkdirSync(lib, { recursive: true });
  cpSync(dirname(dirname(found('npm'))), join(lib, 'npm'), { recursive: true });
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(bin, name));
  }
}

/** How this machine reaches the network, and nothing else of its environment. */
function carriedEnvironment(root: string): Record<string, string> {
  for (const name of ['resolv.conf', 'hosts']) cpSync(join('/etc', name), join(root, 'etc', name));
  const carried = Object.entries(process.env).filter(([name]) => CARRIED.test(name));
  const env = Object.fromEntries(carried) as Record<string, string>;
  const ofNpm = (name: string) =>
    execFileSync('npm', ['config', 'get', name], {
      encoding: 'utf8',
      env: withoutProjectBins(process.env),
    }).trim();
  env.npm_config_registry ??= ofNpm('registry');
  const authorities = ofNpm('cafile');
  if (existsSync(authorities)) {
    cpSync(authorities, join(root, 'etc/carried-ca.crt'), { dereference: true });
    env.npm_config_cafile = '/etc/carried-ca.crt';
  }
  return env;
}

/**
 * In namespaces of its own: what is mounted or started in them is gone when the line has ended. As containers do
 * it, by pivot_root: under chroot the kernel gives no user namespaces, which Chromium's sandbox needs.
 */
const ENTER = `
set -e
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
if [ "$4" = offline ]; then ip link set lo up; fi
mkdir -p old
pivot_root . old
umount -l /old
export HOME="$(getent passwd "$2" | cut -d: -f6)"
cd "$HOME/cdn-recorder"
exec setpriv --reuid="$2" --regid="$2" --init-groups sh -c "$3"`;

interface Line {
  readonly user: User;
  readonly line: string;
  readonly log: string;
  readonly offline?: boolean;
}

async function runIn(
  root: string,
  env: Record<string, string>,
  { user, line, log, offline }: Line,
): Promise<Ended> {
  const spaces = ['--mount', '--pid', '--fork', '--kill-child', ...(offline ? ['--net'] : [])];
  const args = [...spaces, 'sh', '-c', ENTER, 'enter', root, user, line, offline ? 'offline' : ''];
  const began = performance.now();
  const child = spawn('unshare', args, {
    env: {
      ...env,
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      LANG: 'C.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // It heeds no other signal; the first process of its namespace, and so all of them, ends with it.
  const kill = () => child.kill('SIGKILL');
  atExit(kill);
  const hung = setTimeout(kill, 45 * 60_000);
  const file = createWriteStream(log);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      file.write(text);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(hung);
  file.end();
  return { code, output, seconds: (performance.now() - began) / 1_000 };
}
