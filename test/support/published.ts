import {
  COLLECTION_NAMES,
  COLLECTIONS,
  type Collection,
  type PublishedMessage,
  type PublishedState,
  publishedStateSchema,
} from '#contract/control/messages.ts';
import type { ChangeFeed, FeedReader } from '../../electron/control/published/change-feed.ts';

type Member = { readonly id: string };

/** What a program keeps that follows the feed by its documents: the last snapshot, and each change laid over it. */
export class Follower {
  #app: unknown = null;
  readonly #lists = new Map<Collection, Map<string, Member>>();

  take(message: PublishedMessage): void {
    if (message.type === 'snapshot') {
      const state = publishedStateSchema.parse(message);
      this.#app = state.app;
      for (const name of COLLECTION_NAMES) {
        this.#lists.set(name, new Map(state[name].map((one) => [one.id, one])));
      }
    } else if (message.type === 'app') {
      const { type: _type, seq: _seq, at: _at, ...app } = message;
      this.#app = app;
    } else if (message.type !== 'gap') {
      const name = COLLECTION_NAMES.find((one) => COLLECTIONS[one].one === message.type);
      const list = name && this.#lists.get(name);
      if (!list) throw new Error(`no list of ${message.type}`);
      const member = (message as unknown as Record<string, Member | null>)[message.type];
      if (member) list.set(message.id, member);
      else list.delete(message.id);
    }
  }

  /** In the order in which members came; a change tells of no order. */
  get state(): PublishedState {
    const lists = COLLECTION_NAMES.map((name) => [
      name,
      [...(this.#lists.get(name)?.values() ?? [])],
    ]);
    return { app: this.#app, ...Object.fromEntries(lists) } as PublishedState;
  }
}

/** A reader of the feed that takes what it is given, as slowly as a test wants. */
export class FeedClient {
  readonly messages: PublishedMessage[] = [];
  /** Whether it wants no more for now. */
  isFull = false;
  /** Of all that it was given. */
  bytes = 0;
  readonly #follower = new Follower();
  readonly #reader: FeedReader;

  constructor(feed: ChangeFeed) {
    this.#reader = feed.open({
      write: (text) => {
        this.bytes += Buffer.byteLength(text);
        const message = JSON.parse(text) as PublishedMessage;
        this.messages.push(message);
        this.#follower.take(message);
        return !this.isFull;
      },
    });
  }

  get state(): PublishedState {
    return this.#follower.state;
  }

  drained(): void {
    this.#reader.drained();
  }

  close(): void {
    this.#reader.close();
  }
}
