// @ts-check
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** How long a display may take to answer; one behind `ssh -X` takes a second. */
const ANSWER_MS = 5_000;

/**
 * @typedef {import('node:net').NetConnectOpts} Address
 * @typedef {{number: string, addresses: Address[]}} Display
 */

/**
 * Where a display listens, as Xlib reads its name: of this machine first on the socket without a file, then
 * on the one with; of another one, or of `ssh`, on a port.
 * @param {string} name such as `:0`, `unix:0`, `localhost:10.0`
 * @returns {Display | null} null where it is no name of a display
 */
export function addressesOf(name) {
  // A few systems name the socket's file itself.
  if (isAbsolute(name))
    return { number: '', addresses: [{ path: name.replace(/:\d+(\.\d+)?$/, '') }, { path: name }] };
  const match = /^(?:\w+\/)?([^:]*):(\d{1,5})(?:\.\d+)?$/.exec(name);
  if (!match) return null;
  const [, host = '', number = ''] = match;
  if (host !== '' && host !== 'unix') {
    return { number, addresses: [{ host, port: 6000 + Number(number) }] };
  }
  const path = `/tmp/.X11-unix/X${number}`;
  return { number, addresses: [{ path: `\0${path}` }, { path }] };
}

/** Opens a connection, says something and waits for the first byte of an answer, where one is due.
 * @param {Address} address
 * @param {Buffer | null} greeting null: that it connects is enough
 * @returns {Promise<number | null>} the first byte (0 without a greeting), null where there is none */
function ask(address, greeting) {
  return new Promise((resolve) => {
    const socket = connect(address);
    /** @param {number | null} answer */
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_MS, () => end(null));
    socket.once('error', () => end(null));
    socket.once('close', () => end(null));
    socket.once('connect', () => (greeting ? socket.write(greeting) : end(0)));
    socket.once('data', (data) => end(data[0] ?? null));
  });
}

/**
 * The first message of the X protocol, little end first.
 * @param {Buffer | null} cookie
 */
function greetingWith(cookie) {
  const name = Buffer.from(cookie ? 'MIT-MAGIC-COOKIE-1' : '');
  const data = cookie ?? Buffer.alloc(0);
  const head = Buffer.alloc(12);
  head.write('l', 0);
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(data.length, 8);
  const padded = [name, data].map((part) =>
    Buffer.concat([part, Buffer.alloc((4 - (part.length % 4)) % 4)]),
  );
  return Buffer.concat([head, ...padded]);
}

const ACCEPTED = 1;

/** @param {NodeJS.ProcessEnv} env */
function authorityOf(env) {
  const path = env.XAUTHORITY || join(env.HOME || homedir(), '.Xauthority');
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/**
 * Why no window could be opened on `DISPLAY`, or null where one can.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | null>}
 */
export async function displayFault(env) {
  const name = env.DISPLAY ?? '';
  const display = addressesOf(name);
  if (!display) return `DISPLAY is ${JSON.stringify(name)}, which names no display.`;
  const cookies = cookiesIn(authorityOf(env), display.number);
  for (const address of display.addresses) {
    if ((await ask(address, null)) === null) continue;
    for (const cookie of [...cookies, null]) {
      if ((await ask(address, greetingWith(cookie))) === ACCEPTED) return null;
    }
    return `The display ${name} refuses this user (XAUTHORITY).`;
  }
  return `DISPLAY names ${name}, where nothing answers.`;
}

/**
 * Why no window could be opened on `WAYLAND_DISPLAY`, or null where one can.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | null>}
 */
export async function waylandFault(env) {
  const name = env.WAYLAND_DISPLAY ?? '';
  const path = isAbsolute(name) ? name : join(env.XDG_RUNTIME_DIR || '/', name);
  if (existsSync(path) && (await ask({ path }, null)) !== null) return null;
  return `WAYLAND_DISPLAY names ${name}, where nothing answers.`;
}

/**
 * An Xauthority file with one cookie that is good for any host and any display number: the number is
 * not known before the server runs, and the server wants the file at its start.
 * @param {Buffer} cookie
 */
export function authorityFile(cookie = randomBytes(16)) {
  const field = (/** @type {Buffer} */ bytes) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const anyFamily = Buffer.from([0xff, 0xff]);
  const nothing = Buffer.alloc(0);
  return Buffer.concat([
    anyFamily,
    field(nothing),
    field(nothing),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}

/**
 * The cookies of an Xauthority file that are for a display of this number, or for any.
 * @param {Buffer} file
 * @param {string} number empty: of every number
 * @returns {Buffer[]}
 */
export function cookiesIn(file, number) {
  /** @type {Buffer[]} */
  const cookies = [];
  let at = 0;
  const field = () => {
    const length = file.readUInt16BE(at);
    at += 2 + length;
    return file.subarray(at - length, at);
  };
  try {
    while (at < file.length) {
      at += 2; // the family: whose the name of the machine is does not matter, the server decides
      field();
      const of = field().toString();
      const name = field().toString();
      const cookie = field();
      const isFor = of === '' || number === '' || of === number;
      if (name === 'MIT-MAGIC-COOKIE-1' && isFor) cookies.push(cookie);
    }
  } catch {
    // Cut off in the middle: what was whole counts.
  }
  return cookies;
}
