import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import {
  type Answer,
  CHANNELS,
  type Channel,
  type ChannelArgs,
  type ChannelName,
  type ChannelResult,
  type ErrorCode,
  type Page,
} from '../contract/channels.ts';

/** One handler for each channel; a missing one does not compile. */
export type Handlers = {
  readonly [N in ChannelName]: (
    args: ChannelArgs<N>,
  ) => ChannelResult<N> | Promise<ChannelResult<N>>;
};

/** An error that the operator is told of in words. Anything else becomes `internal`. */
export interface NamedError {
  readonly code: ErrorCode;
  readonly message: string;
}

export interface RegisterOptions {
  /** SECURITY: which of our pages asks; null for anything else, which gets no answer. */
  readonly pageOf: (event: IpcMainInvokeEvent) => Page | null;
  /** Names a known error; null for one that nobody foresaw. */
  readonly nameError: (error: unknown) => NamedError | null;
  readonly onInternalError: (channel: ChannelName, error: unknown) => void;
}

/** The one way in: sender checked, arguments parsed, result parsed, no exception across the bridge. */
export function registerHandlers(handlers: Handlers, options: RegisterOptions): void {
  for (const channel of Object.keys(CHANNELS) as ChannelName[]) {
    ipcMain.handle(channel, (event, args: unknown) => {
      const page = options.pageOf(event);
      if (page === null || !mayAsk(page, channel)) {
        return refused('bad-request', 'not from our page');
      }
      return answer(channel, handlers, args, options);
    });
  }
}

function mayAsk(page: Page, channel: ChannelName): boolean {
  const { pages = ['main'] }: Channel = CHANNELS[channel];
  return pages.includes(page);
}

const refused = (code: ErrorCode, message: string): Answer<never> => ({ ok: false, code, message });

async function answer<N extends ChannelName>(
  channel: N,
  handlers: Handlers,
  args: unknown,
  options: RegisterOptions,
): Promise<Answer<unknown>> {
  const parsed = CHANNELS[channel].args.safeParse(args);
  if (!parsed.success) return refused('bad-request', 'the request does not fit the contract');
  try {
    const value = await handlers[channel](parsed.data as ChannelArgs<N>);
    return { ok: true, value: CHANNELS[channel].result.parse(value) };
  } catch (error) {
    const named = options.nameError(error);
    if (named) return refused(named.code, named.message);
    options.onInternalError(channel, error);
    return refused('internal', 'something went wrong inside the program');
  }
}
