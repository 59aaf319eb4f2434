import type { ChannelArgs, ChannelName, ChannelResult, ErrorCode } from '#contract/ipc/channels.ts';
import { bridge } from './bridge.ts';

/** @throws RefusedError where main says no. */
export async function ask<N extends ChannelName>(
  channel: N,
  args: ChannelArgs<N>,
): Promise<ChannelResult<N>> {
  const answer = await bridge.ask(channel, args);
  if (!answer.ok) throw new RefusedError(answer.code, answer.message);
  return answer.value;
}

/** A named error as an exception, where a library (TanStack Query) knows no other way to say no. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const codeOf = (error: unknown): ErrorCode | null => {
  if (!error) return null;
  return error instanceof RefusedError ? error.code : 'internal';
};
