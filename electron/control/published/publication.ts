import { COLLECTION_NAMES, COLLECTIONS, type Collection } from '#contract/control/messages.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { AppStateStore } from '../../app/state.ts';
import { appOf, createLists, type Lists, PARTS_OF, type PublishedFacts } from './collections.ts';

/** A message without its place in a connection: its type, and the rest of its members as JSON without braces. */
export interface Change {
  readonly type: string;
  readonly fields: string;
}

/** The text of one member of a list, and what it was made of. */
interface Member {
  readonly view: object;
  readonly text: string;
}

/**
 * What is published, kept in step with the application state for as long as it is followed. Each member is written as
 * JSON once, for all readers and for each snapshot.
 */
export class Publication {
  readonly #lists: Lists = createLists();
  readonly #members = new Map<Collection, ReadonlyMap<string, Member>>();
  #app = '';
  #snapshot: Change | null = null;
  readonly #end: () => void;

  /** Calls `onChanges` with what the views were told of at once, in the order of the lists; never with nothing. */
  constructor(
    store: Pick<AppStateStore, 'snapshot' | 'subscribe'>,
    onChanges: (changes: readonly Change[]) => void,
  ) {
    const { state } = store.snapshot();
    this.#changes(state, () => true);
    this.#end = store.subscribe(({ changes }, after) => {
      const made = this.#changes(after, (parts) => parts.some((part) => isIn(changes, part)));
      if (made.length === 0) return;
      this.#snapshot = null;
      onChanges(made);
    });
  }

  /** All that is published now. */
  snapshot(): Change {
    this.#snapshot ??= { type: 'snapshot', fields: this.#snapshotFields() };
    return this.#snapshot;
  }

  stop(): void {
    this.#end();
  }

  #snapshotFields(): string {
    const lists = COLLECTION_NAMES.map((name) => {
      const members = [...(this.#members.get(name)?.values() ?? [])];
      return `"${name}":[${members.map(({ text }) => text).join(',')}]`;
    });
    return [`"app":${this.#app}`, ...lists].join(',');
  }

  #changes(facts: PublishedFacts, isConcerned: (parts: readonly string[]) => boolean): Change[] {
    const made: Change[] = [];
    if (isConcerned(PARTS_OF.app)) {
      const app = JSON.stringify(appOf(facts));
      if (app !== this.#app) made.push({ type: 'app', fields: app.slice(1, -1) });
      this.#app = app;
    }
    for (const name of COLLECTION_NAMES) {
      if (isConcerned(PARTS_OF[name])) made.push(...this.#changesOf(name, facts));
    }
    return made;
  }

  #changesOf(name: Collection, facts: PublishedFacts): Change[] {
    const before = this.#members.get(name) ?? new Map<string, Member>();
    const after = new Map<string, Member>();
    const made: Change[] = [];
    const tell = (id: string, text: string) => {
      const { one } = COLLECTIONS[name];
      made.push({ type: one, fields: `"id":${JSON.stringify(id)},"${one}":${text}` });
    };
    for (const view of this.#lists[name](facts)) {
      const known = before.get(view.id);
      const member = known?.view === view ? known : { view, text: JSON.stringify(view) };
      after.set(view.id, member);
      if (member.text !== known?.text) tell(view.id, member.text);
    }
    for (const id of before.keys()) if (!after.has(id)) tell(id, 'null');
    this.#members.set(name, after);
    return made;
  }
}

const isIn = (changes: Partial<AppState>, part: string): boolean =>
  (changes as Record<string, unknown>)[part] !== undefined;
