import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ApiMessage } from '../../../integrations/shared/messages.ts';

/** An API that says whatever a test lets it say, in the forms of the real one: for what that one does rarely. */
export class ScriptedApi {
  /** Requests as `POST /v1/…`, in their order; events among them. */
  readonly asked: string[] = [];
  /** Refuses whatever comes, with this. */
  refusal: { status: number; reason: string } | null = null;
  remotePaused = false;
  scope: 'read' | 'control' = 'control';
  /** Answers of a press. */
  answerPress: (response: ServerResponse) => void = (response) =>
    json(response, 200, { status: 'accepted', settled: true, accepted: true });
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #server = createServer((request, response) => {
    const what = `${request.method} ${request.url}`;
    this.asked.push(what);
    if (this.refusal) return json(response, this.refusal.status, problem(this.refusal.reason));
    if (what === 'GET /v1/health') {
      return json(response, 200, { remotePaused: this.remotePaused });
    }
    if (this.scope === 'read') return json(response, 403, problem('scope'));
    if (request.headers['idempotency-key'] === undefined) {
      return json(response, 400, problem('idempotency-key-missing'));
    }
    this.answerPress(response);
  });

  async listen(port = 0): Promise<number> {
    this.#server.on('upgrade', (request, socket, head) => {
      this.asked.push(`${request.method} ${request.url}`);
      if (!this.refusal) {
        return this.#sockets.handleUpgrade(request, socket, head, () => undefined);
      }
      const body = JSON.stringify(problem(this.refusal.reason));
      socket.end(
        `HTTP/1.1 ${this.refusal.status} Refused\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    });
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Readers of events that are connected. */
  get readers(): readonly WebSocket[] {
    return [...this.#sockets.clients];
  }

  tell(...messages: readonly ApiMessage[]): void {
    for (const reader of this.readers) {
      for (const message of messages) reader.send(JSON.stringify(message));
    }
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    for (const reader of this.readers) reader.terminate();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

const problem = (reason: string) => ({ reason, detail: `refused: ${reason}`, sent: false });

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
