import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/**
 * An HTTP proxy that tunnels, as companies have them. `refuseWith` answers every CONNECT with that
 * status; `echo` says all headers back, the login among them; `to` is where every tunnel ends.
 */
export async function connectProxy(
  options: {
    login?: string;
    refuseWith?: number;
    silent?: boolean;
    echo?: boolean;
    to?: string;
  } = {},
) {
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (options.silent) return;
    if (options.echo) {
      const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
      const login = request.headers['proxy-authorization'];
      socket.end(`HTTP/1.1 403 ${login}\r\nX-Echo: ${login}\r\n\r\n${lines.join('\r\n')}`);
      return;
    }
    const expected = options.login && `Basic ${Buffer.from(options.login).toString('base64')}`;
    const status =
      options.refuseWith ?? (request.headers['proxy-authorization'] === expected ? 200 : 407);
    if (status !== 200) {
      const login = status === 407 ? 'Proxy-Authenticate: Basic realm="proxy"\r\n' : '';
      socket.end(`HTTP/1.1 ${status} Refused\r\n${login}\r\n`);
      return;
    }
    tunnels.push(request.url ?? '');
    // Whatever the name: all that tests tunnel to is on this machine.
    const port = Number((request.url ?? '').split(':').at(-1));
    const far = connect(port, options.to ?? '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.write(head);
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy());
    sockets.add(far);
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resume) => server.close(resume));
    },
  };
}
