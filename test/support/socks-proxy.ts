import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SocksOptions {
  /** `user:password`; without it, a login is neither asked for nor taken. */
  login?: string | undefined;
  /** Answers each request for a connection with this reply (RFC 1928 §6) and makes none. */
  reply?: number;
  /** Takes connections and says nothing. */
  silent?: boolean;
  /** Where every connection ends: all that tests connect to is on this machine. */
  to?: string;
}

/** A SOCKS5 proxy (RFC 1928 and 1929), as far as a client that connects needs one. */
export async function socksProxy(options: SocksOptions = {}) {
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (!options.silent) serve(socket).catch(() => socket.destroy());
  });

  async function serve(socket: Socket): Promise<void> {
    const read = reader(socket);
    const [, methods = 0] = await read(2);
    const wanted = options.login === undefined ? 0 : 2;
    if (!(await read(methods)).includes(wanted)) return void socket.end(Buffer.from([5, 0xff]));
    socket.write(Buffer.from([5, wanted]));
    if (wanted === 2) {
      const user = await read((await read(2))[1] ?? 0);
      const password = await read((await read(1))[0] ?? 0);
      const isRight = `${user}:${password}` === options.login;
      socket.write(Buffer.from([1, isRight ? 0 : 1]));
      if (!isRight) return void socket.end();
    }
    const [, , , kind] = await read(4);
    const name = await nameOf(kind, read);
    const port = (await read(2)).readUInt16BE(0);
    const answer = (reply: number) => socket.write(Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]));
    if (options.reply) return void (answer(options.reply) && socket.end());
    tunnels.push(`${name}:${port}`);
    const far = connect(port, options.to ?? '127.0.0.1', () => {
      answer(0);
      socket.removeAllListeners('data');
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy());
    sockets.add(far);
  }

  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  return {
    url: `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resume) => server.close(resume));
    },
  };
}

async function nameOf(kind: number | undefined, read: (size: number) => Promise<Buffer>) {
  if (kind === 3) return (await read((await read(1))[0] ?? 0)).toString('ascii');
  const bytes = await read(kind === 4 ? 16 : 4);
  if (kind === 1) return bytes.join('.');
  return `[${new URL(`http://[${bytes.toString('hex').replace(/(.{4})(?!$)/g, '$1:')}]`).hostname.slice(1, -1)}]`;
}

/** Reads so many bytes at a time, whatever the pieces in which they come. */
function reader(socket: Socket) {
  let held: Buffer = Buffer.alloc(0);
  let wake = () => {};
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    wake();
  });
  return async (size: number): Promise<Buffer> => {
    while (held.length < size) {
      await new Promise<void>((resume) => {
        wake = resume;
      });
    }
    const bytes = held.subarray(0, size);
    held = held.subarray(size);
    return bytes;
  };
}
