import { StrictServer } from '../strict-server/strict-server.ts';
import type { SeenRequest } from '../strict-server/types.ts';

/** One stream at one vendor of one project, as the far end knows it. */
export interface Running {
  readonly appId: number;
  readonly vendor: string;
  readonly streamId: string;
}

export const runningKey = ({ appId, vendor, streamId }: Running): string =>
  `${appId} ${vendor} ${streamId}`;

/** A start of what ran already. */
export interface SecondStart extends Running {
  /** What the station was doing when it came. */
  readonly during: string;
}

/** The strict server, and what runs there because of what it acted on. */
export class FarEnd extends StrictServer {
  readonly #running = new Map<string, Running>();
  readonly secondStarts: SecondStart[] = [];
  /** Streams that a person or a script has agreed to start again, as the present operation says. */
  agreed = false;
  during = 'nothing';

  get running(): readonly Running[] {
    return [...this.#running.values()];
  }

  override acted(request: SeenRequest, streams: string[]): void {
    super.acted(request, streams);
    const isStart = request.param('Action') === 'StartCDNRecord';
    for (const streamId of streams) {
      const appId = Number(request.param('AppId'));
      const one = { appId, vendor: request.param('Vendor') ?? '', streamId };
      const key = runningKey(one);
      if (!isStart) this.#running.delete(key);
      else if (this.#running.has(key) && !this.agreed) {
        this.secondStarts.push({ ...one, during: this.during });
      } else this.#running.set(key, one);
    }
  }
}
