// @ts-check
import { run } from '../processes.mjs';

/**
 * Brings up a network of the run's own: loopback, and a pair of virtual cards with addresses that are not
 * loopback. Where the kernel has no such cards the addresses are put on loopback's card, and where it has
 * no IPv6, it does without. Then runs what follows.
 */
const SETUP = `
ip link set lo up || exit 1
{ ip link add own type veth peer name own-peer && ip link set own-peer up; } 2>/dev/null && card=own || card=lo
ip addr add 198.51.100.1/24 dev "$card" || exit 1
ip -6 addr add 2001:db8:77::1/64 dev "$card" nodad 2>/dev/null
ip link set "$card" up || exit 1
exec "$@"`;

/**
 * How to run a command in a network namespace of its own, so that tests meet a host that is not loopback
 * and reach nothing outside this machine. An ordinary user is root in a user namespace while the cards are
 * made, and himself again afterwards.
 * @param {readonly string[]} command
 * @param {number | undefined} uid
 * @param {number | undefined} gid
 * @returns {string[]}
 */
export function inOwnNetwork(command, uid = process.getuid?.(), gid = process.getgid?.()) {
  const setup = ['sh', '-c', SETUP, 'network'];
  if (uid === 0) return ['unshare', '--net', ...setup, ...command];
  const oneself = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`];
  return ['unshare', '--user', '--map-root-user', '--net', ...setup, ...oneself, ...command];
}

/**
 * The command in a network of its own where this machine allows one, else the command as it is: tests then
 * use the machine's own address.
 * @param {readonly string[]} command
 */
export async function withNetwork(command) {
  if (process.platform !== 'linux') return [...command];
  const [program = '', ...args] = inOwnNetwork(['true']);
  const probe = await run(program, args);
  return probe.code === 0 ? inOwnNetwork(command) : [...command];
}
