import type { ProblemCode } from '#contract/model/app-state.ts';
import { CONTROL_OFF, type HttpControl } from '#contract/model/control.ts';
import { type After, PortRetry } from '../../app/port-retry.ts';
import type { HttpApi } from './server.ts';

export interface HttpSurfaceServices {
  /** Loads the server, which nothing else of the program needs. */
  load(): Promise<HttpApi>;
  /** With null the problem is over. */
  setProblem(code: ProblemCode, detail: string | null): void;
  /** Tells where it listens, or the system's code (`EADDRINUSE`) where it should and cannot; both null while it is off. */
  onListening(url: string | null, reason: string | null): void;
  readonly after: After;
}

type At = Pick<HttpControl, 'enabled' | 'address' | 'port'>;

/**
 * The HTTP API as the settings say: off, or listening, or tried again. Starts and stops follow each other; another
 * token, name or origin needs neither.
 */
export class HttpSurface {
  readonly #services: HttpSurfaceServices;
  #api: HttpApi | null = null;
  #at: At = CONTROL_OFF.http;
  readonly #retry: PortRetry;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(services: HttpSurfaceServices) {
    this.#services = services;
    this.#retry = new PortRetry(services.after);
  }

  /** The server, while it listens. */
  get api(): HttpApi | null {
    return this.#api;
  }

  /** Listens, or not, as the settings say. Never rejects: what fails is a problem that is shown. */
  follow({ enabled, address, port }: At): Promise<void> {
    return this.#inTurn(async () => {
      const at = { enabled, address, port };
      const isSame = JSON.stringify(at) === JSON.stringify(this.#at);
      if (this.#isClosed || (isSame && (this.#api !== null || !enabled))) return;
      this.#at = at;
      if (!isSame) await this.#stop();
      if (enabled) await this.#start();
    });
  }

  /** Ends once what is under way is answered, and listens never again. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#isClosed = true;
      await this.#stop();
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #start(): Promise<void> {
    const { load, setProblem, onListening } = this.#services;
    const { address, port } = this.#at;
    try {
      const api = await load();
      await api.listen({ address, port });
      this.#api = api;
      this.#retry.stop();
      setProblem('control-http-failed', null);
      onListening(`http://${address.includes(':') ? `[${address}]` : address}:${port}`, null);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
      setProblem('control-http-failed', `${address}:${port} ${reason}`);
      onListening(null, reason);
      this.#retry.start(() => void this.follow(this.#at));
    }
  }

  async #stop(): Promise<void> {
    this.#retry.stop();
    const api = this.#api;
    this.#api = null;
    await api?.close();
    this.#services.setProblem('control-http-failed', null);
    this.#services.onListening(null, null);
  }
}
