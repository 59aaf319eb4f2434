import type { Vendor } from '#contract/model/vendor.ts';
import { isTooFrequent } from '#contract/rules/media-codes.ts';
import { inSlotOf } from '../../recording/in-slot.ts';
import type { Limiters, Priority } from '../../recording/limiter.ts';
import type { RunAccount } from '../../recording/ports.ts';
import { describeMediaTask } from '../../zego/actions/describe-media-task.ts';
import { type MediaAnswer, wasAnswered } from '../../zego/actions/media-answer.ts';
import { mergeMedia } from '../../zego/actions/merge-media.ts';
import { searchMedia } from '../../zego/actions/search-media.ts';
import type { ApiAction } from '../../zego/call-action.ts';
import type { EndpointClocks } from '../../zego/clock/endpoint-clocks.ts';
import { sendInTime } from '../../zego/send-in-time.ts';
import type { Transport } from '../../zego/transport/transport.ts';
import type {
  MediaMerge,
  MediaPage,
  MediaSearch,
  MediaTask,
} from '../../zego/vendors/common/media.ts';

/**
 * Milliseconds before each further try of what the API refused as "too frequent", which surely did nothing; each
 * is stretched by up to a half by lot, so that stations that were refused together do not come back together.
 */
const TOO_FREQUENT_WAITS = [1_000, 4_000, 16_000] as const;

export interface MediaServices {
  readonly limiters: Limiters;
  readonly transport: Transport;
  readonly clocks: EndpointClocks;
  /** Resolves after so many milliseconds. */
  pause(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

/**
 * Asks ZEGO for files and has them joined, through the one rate limit of the AppId. A search never makes a start
 * wait; a merge is a person's click. Nothing here decides whether something may be sent.
 */
export class MediaCalls {
  readonly #services: MediaServices;

  constructor(services: MediaServices) {
    this.#services = services;
  }

  /** @throws Error for a vendor that has no files to ask for. */
  search(
    account: RunAccount,
    vendor: Vendor,
    search: MediaSearch,
  ): Promise<MediaAnswer<MediaPage>> {
    return this.#ask(account, 'search', searchMedia, { vendor, search });
  }

  /**
   * Sent once, and again only where it surely did nothing: the caller has its intent on disk before.
   *
   * @throws Error for a vendor that joins no files.
   */
  merge(
    account: RunAccount,
    vendor: Vendor,
    merge: MediaMerge,
  ): Promise<MediaAnswer<{ readonly taskId: string }>> {
    return this.#ask(account, 'click', mergeMedia, { vendor, merge });
  }

  /** @throws Error for a vendor that has no files to ask for. */
  task(account: RunAccount, vendor: Vendor, taskId: string): Promise<MediaAnswer<MediaTask>> {
    return this.#ask(account, 'search', describeMediaTask, { vendor, taskId });
  }

  async #ask<Request, Value>(
    { credentials }: RunAccount,
    priority: Priority,
    action: ApiAction<Request, MediaAnswer<Value>>,
    request: Request,
  ): Promise<MediaAnswer<Value>> {
    const { limiters, transport, clocks, pause, random } = this.#services;
    const clock = clocks.of(credentials.endpoint);
    const inSlot = inSlotOf(limiters.of(credentials.appId), priority);
    const question = { action, request: () => request, wasAnswered };
    for (const wait of [...TOO_FREQUENT_WAITS, null]) {
      const answer = await sendInTime({ transport, clock, inSlot }, credentials, question);
      const isOver = wait === null || answer.kind !== 'refused' || !isTooFrequent(answer.code);
      if (isOver) return answer;
      await pause(wait * (1 + random() / 2));
    }
    throw new Error('the last try has an answer');
  }
}
