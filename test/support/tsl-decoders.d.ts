/** The part of two decoders of TSL UMD that is used. They come without types; both are for tests alone. */
declare module 'tsl-umd-v5' {
  import type { EventEmitter } from 'node:events';
  export default class TSL5 extends EventEmitter {
    processTally(packet: Uint8Array, source: string): void;
  }
}

declare module 'tsl-umd' {
  import type { Socket } from 'node:dgram';
  import type { EventEmitter } from 'node:events';
  /** Listens from the start on. */
  export default class TSL31 extends EventEmitter {
    constructor(port: number);
    readonly server: Socket;
  }
}
