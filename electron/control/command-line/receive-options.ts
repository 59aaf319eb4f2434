import { isIP } from 'node:net';

/** Where callbacks are taken in; null: as the settings say. */
export interface ReceiveRequest {
  readonly address: string | null;
  /** 0: any free one. */
  readonly port: number | null;
}

/** Takes in callbacks until the process is ended; the others say where. */
export const RECEIVE = '--receive';
const ADDRESS = '--receive-address';
const PORT = '--receive-port';
export const RECEIVE_OPTIONS: readonly string[] = [RECEIVE, ADDRESS, PORT];

const MAX_PORT = 65_535;

/** `--receive` and what says where, as they are found on a command line. */
export class ReceiveOptions {
  #isAsked = false;
  #address: string | undefined;
  #port: string | undefined;

  /** Whether it is one of them; it is kept then. */
  takes(arg: string): boolean {
    const [option = ''] = arg.split('=', 1);
    const value = arg.slice(option.length + 1).trim();
    if (arg === RECEIVE) this.#isAsked = true;
    else if (option === ADDRESS) this.#address = value;
    else if (option === PORT) this.#port = value;
    else return false;
    return true;
  }

  /** A sentence for each mistake. `actions`: what else the command line asks for. */
  problems(actions: readonly string[]): string[] {
    const problems: string[] = [];
    if (this.#address !== undefined && this.#addressOf() === null) {
      problems.push(`${ADDRESS} needs an IP address: ${ADDRESS}=127.0.0.1`);
    }
    if (this.#port !== undefined && this.#portOf() === null) {
      problems.push(`${PORT} needs a number from 0 to ${MAX_PORT}: ${PORT}=8787`);
    }
    if (!this.#isAsked && (this.#address !== undefined || this.#port !== undefined)) {
      problems.push(`${ADDRESS} and ${PORT} need ${RECEIVE}`);
    }
    if (this.#isAsked && actions.some((kind) => kind !== 'provision')) {
      problems.push(`${RECEIVE} goes with --provision and with no other action`);
    }
    return problems;
  }

  /** Null where it is not asked for. To be read where there are no problems. */
  get request(): ReceiveRequest | null {
    return this.#isAsked ? { address: this.#addressOf(), port: this.#portOf() } : null;
  }

  #addressOf(): string | null {
    if (this.#address === 'localhost') return '127.0.0.1';
    // An address with a zone names an interface, and no address of a URL.
    const isAddress = isIP(this.#address ?? '') !== 0 && !this.#address?.includes('%');
    return isAddress ? (this.#address ?? null) : null;
  }

  #portOf(): number | null {
    const port = /^\d{1,5}$/.test(this.#port ?? '') ? Number(this.#port) : MAX_PORT + 1;
    return port <= MAX_PORT ? port : null;
  }
}
