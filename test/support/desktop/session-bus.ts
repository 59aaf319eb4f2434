import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHelper } from './child.ts';
import { tempFolder } from './temp.ts';
import { until } from './until.ts';

/**
 * A D-Bus session bus of our own. It starts no services by itself: with the machine's service files an
 * app that asks for a keyring would silently get one, and "no keyring" could not be tested.
 */
export interface SessionBus {
  address: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const config = (socket: string) => `<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path=${socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Stop the app before the bus: Electron aborts when its bus goes away. */
export async function startSessionBus(): Promise<SessionBus> {
  const folder = tempFolder('bus');
  const file = join(folder.path, 'bus.conf');
  writeFileSync(file, config(join(folder.path, 'bus')));
  const daemon = startHelper(
    'dbus-daemon',
    ['--nofork', '--nopidfile', '--nosyslog', '--print-address=1', `--config-file=${file}`],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  daemon.child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const address = await until(
    'dbus-daemon prints its address',
    () => /^(unix:.+)\n/.exec(printed)?.[1],
    {
      seen: daemon.stderr,
    },
  );
  return {
    address,
    stop: async (signal) => {
      await daemon.stop(signal);
      folder.remove();
    },
  };
}
