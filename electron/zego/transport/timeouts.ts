import type { Network } from '#contract/model/network.ts';

/** Milliseconds per phase. The body's is a deadline for the whole body, not a pause between chunks. */
export interface Timeouts {
  readonly connect: number;
  readonly headers: number;
  readonly body: number;
}

/** The settings' seconds in milliseconds. */
export const timeoutsOf = ({ connect, headers, body }: Network['timeouts']): Timeouts => ({
  connect: connect * 1000,
  headers: headers * 1000,
  body: body * 1000,
});
