import type { ChannelName } from '#contract/ipc/names.ts';
import { type Allowance, Buckets } from './buckets.ts';

/** Calls of one channel that may come at once: a burst of 300 starts, and room to spare. */
export const BURST = 500;
/** Calls of one channel a second in the long run: more than scrolling causes, little enough to bear. */
export const CALLS_PER_SECOND = 200;

const USUAL: Allowance = { burst: BURST, perSecond: CALLS_PER_SECOND };
/**
 * Characters of one channel's messages: twenty presets of 500 long streams at once, and one a second in the
 * long run. Files are written whole and on the main thread, so what is saved costs every other channel time.
 */
export const CHARACTERS: Allowance = { burst: 2_600_000, perSecond: 130_000 };

/** A person reads each of these before answering it, and looks at what came before the next. */
const DIALOG: Allowance = { burst: 20, perSecond: 0.2 };

/** Each is what a person saw in a vendor's console. */
const VERDICT: Allowance = { burst: 60, perSecond: 1 };

/**
 * Channels that open something outside the page, or work on after their first wait, have less: a person uses
 * them one after the other.
 */
const ALLOWANCES: Partial<Record<ChannelName, Allowance>> = {
  // A screen that flickers hides what runs.
  'window.fullScreen': { burst: 20, perSecond: 2 },
  // A window that jumps is hard to type in; each step and each mistake in a form changes its height.
  'secrets.fit': { burst: 60, perSecond: 4 },
  'files.play': { burst: 10, perSecond: 0.5 },
  'files.open': { burst: 5, perSecond: 0.2 },
  'files.copyLink': { burst: 60, perSecond: 1 },
  // Each sends some requests to a file's server.
  'files.check': { burst: 30, perSecond: 0.5 },
  // A merge is a person's click, with a form before it.
  'files.merge': { burst: 20, perSecond: 0.5 },
  // Each asks the system, which answers slowly and is asked by other programs too.
  'hotkeys.set': { burst: 30, perSecond: 1 },
  'hotkeys.mode': { burst: 60, perSecond: 2 },
  'hotkeys.pause': { burst: 20, perSecond: 1 },
  // Each writes a file outside the data folder.
  'login.set': { burst: 10, perSecond: 0.5 },
  'links.open': { burst: 5, perSecond: 0.2 },
  'accounts.remove': DIALOG,
  'vault.startFresh': DIALOG,
  'network.chooseCertificates': DIALOG,
  'alarms.chooseSound': DIALOG,
  // Each sounds, or waits for one that does.
  'alarms.testSound': { burst: 10, perSecond: 0.5 },
  'journal.confirm': DIALOG,
  'receiver.save': DIALOG,
  'control.http': DIALOG,
  'control.hyperdeck': DIALOG,
  'control.tsl': DIALOG,
  'control.revokeToken': DIALOG,
  'control.makeToken': { burst: 20, perSecond: 0.2 },
  'control.pause': { burst: 20, perSecond: 1 },
  'webhooks.remove': DIALOG,
  // Each sends one message, and robots take twenty a minute.
  'webhooks.test': { burst: 10, perSecond: 0.2 },
  'webhooks.retry': { burst: 60, perSecond: 1 },
  'app.quit': DIALOG,
  'outcomes.settle': VERDICT,
  'outcomes.settleAll': VERDICT,
  'recordings.settle': VERDICT,
  'history.export': DIALOG,
  'transfer.open': DIALOG,
  'transfer.apply': DIALOG,
  'transfer.export': DIALOG,
  'files.certificate': DIALOG,
  'report.save': DIALOG,
  // Each connects to every account's server.
  'check.run': { burst: 10, perSecond: 0.2 },
  'report.preview': { burst: 20, perSecond: 1 },
  // Each asks every vendor of a run for its files.
  'files.look': { burst: 20, perSecond: 0.5 },
};

/**
 * SECURITY: how often each page may use each channel. A bucket for each: a page that floods one channel, even
 * by a mistake of ours, cannot keep a start from coming through on another.
 */
export class CallRates<Page extends object> {
  readonly #buckets: Buckets<Page>;

  /** @param monotonic Milliseconds that no change of the clock moves. */
  constructor(monotonic: () => number) {
    this.#buckets = new Buckets(monotonic);
  }

  /** Counts a message; false for one too many. */
  take(page: Page, channel: ChannelName): boolean {
    return this.#buckets.take(page, channel, 1, USUAL);
  }

  /** Counts what a well-formed message would open outside the page; false for one too many. */
  takeOpening(page: Page, channel: ChannelName): boolean {
    const allowance = ALLOWANCES[channel];
    return !allowance || this.#buckets.take(page, `${channel}: opening`, 1, allowance);
  }

  /** Counts what a message holds; false for too much. */
  takeCharacters(page: Page, channel: ChannelName, characters: number): boolean {
    return this.#buckets.take(page, `${channel}: characters`, characters, CHARACTERS);
  }
}
