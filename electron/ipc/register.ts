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
} from '#contract/ipc/channels.ts';
import { CallRates } from './call-rates.ts';
import { CallTimes } from './call-times.ts';
import type { EarlyRequests } from './early-requests.ts';
import { charactersOf } from './message-bounds.ts';
import { type OpenPages, pageOf } from './page-of.ts';
import { isFromOurPage, type PageOrigin } from './sender.ts';

/** One handler for each channel; a missing one does not compile. */
export type Handlers = {
  readonly [N in ChannelName]: (
    args: ChannelArgs<N>,
    page: Page,
  ) => ChannelResult<N> | Promise<ChannelResult<N>>;
};

/** An error that the window explains to the operator. Anything else becomes `internal`. */
export interface NamedError {
  readonly code: ErrorCode;
  readonly message: string;
}

export interface RegisterOptions {
  /** SECURITY: whose pages may ask anything at all. */
  readonly origin: PageOrigin;
  /** Milliseconds that no change of the clock moves. */
  readonly monotonic: () => number;
  /** What the pages show; another one after each change. */
  readonly shown: () => unknown;
  /** Resolves once the pages have been told every change so far. */
  readonly told: () => Promise<void>;
  /** The windows that are open now. */
  readonly pages: () => OpenPages;
  /** Names a known error; null for an unforeseen one. */
  readonly nameError: (error: unknown) => NamedError | null;
  /** What a page has asked for before main could answer. */
  readonly early?: Pick<EarlyRequests, 'release'> | undefined;
  readonly onInternalError: (channel: ChannelName, error: unknown) => void;
}

/**
 * The one way in: sender, rate, time, size and arguments checked, result parsed, no exception across the bridge.
 *
 * @returns does what tells the pages of a change, on the account of the channels that have brought it about.
 */
export function registerHandlers(
  handlers: Handlers,
  options: RegisterOptions,
): (tell: () => void) => void {
  const budgets: Budgets = {
    rates: new CallRates(options.monotonic),
    times: new CallTimes(options.monotonic, options.shown),
  };
  for (const channel of Object.keys(CHANNELS) as ChannelName[]) {
    const respond = (event: IpcMainInvokeEvent, args: unknown) => {
      const page = isFromOurPage(event, options.origin)
        ? pageOf(event.sender, options.pages())
        : null;
      if (page === null || !mayAsk(page, channel))
        return refused('bad-request', 'not from our page');
      const { sender } = event;
      const timed: Timed = (work) => budgets.times.charge(sender, channel, work);
      const mayOpen = () => budgets.rates.takeOpening(sender, channel);
      // What holds the thread is all up to the handler's first wait; after it the thread is free for others.
      return timed(
        () =>
          refusalOf(channel, sender, args, budgets) ??
          answer(channel, handlers, { args, page, mayOpen, timed }, options),
      );
    };
    options.early?.release(channel, respond);
    ipcMain.handle(channel, respond);
  }
  return (tell) => budgets.times.chargeTelling(tell);
}

/** How much each page may ask for. */
interface Budgets {
  readonly rates: CallRates<Electron.WebContents>;
  readonly times: CallTimes<Electron.WebContents>;
}

/** Does a piece of work without a wait in it, on the account of the channel that asks for it. */
type Timed = <T>(work: () => T) => T;

/** A refusal before the arguments are parsed, the cheapest check first; null for a message to be parsed. */
function refusalOf(
  channel: ChannelName,
  sender: Electron.WebContents,
  args: unknown,
  { rates, times }: Budgets,
): Answer<never> | null {
  if (!rates.take(sender, channel)) return refused('too-many-requests', 'asked too often');
  if (!times.hasTime(sender, channel)) {
    return refused('too-many-requests', 'asked for too much work');
  }
  const characters = charactersOf(args);
  if (characters === null) return refused('bad-request', 'the request is out of bounds');
  if (!rates.takeCharacters(sender, channel, characters)) {
    return refused('too-many-requests', 'asked for too much at once');
  }
  return null;
}

function mayAsk(page: Page, channel: ChannelName): boolean {
  const { pages = ['main'] }: Channel = CHANNELS[channel];
  return pages.includes(page);
}

const refused = (code: ErrorCode, message: string): Answer<never> => ({ ok: false, code, message });

interface Message {
  readonly args: unknown;
  readonly page: Page;
  /** Whether what it asks for may open a dialog or a browser's page now; true where it opens none. */
  readonly mayOpen: () => boolean;
  readonly timed: Timed;
}

async function answer<N extends ChannelName>(
  channel: N,
  handlers: Handlers,
  { args, page, mayOpen, timed }: Message,
  options: RegisterOptions,
): Promise<Answer<unknown>> {
  const parsed = CHANNELS[channel].args.safeParse(args);
  if (!parsed.success) return refused('bad-request', 'the request does not fit the contract');
  if (!mayOpen()) return refused('too-many-requests', 'asked too often');
  try {
    const value = await handlers[channel](parsed.data as ChannelArgs<N>, page);
    await options.told();
    return { ok: true, value: timed(() => CHANNELS[channel].result.parse(value)) };
  } catch (error) {
    await options.told();
    const named = options.nameError(error);
    if (named) return refused(named.code, named.message);
    options.onInternalError(channel, error);
    return refused('internal', 'something went wrong inside the program');
  }
}
