import type { RecordingsChange } from '#contract/model/app-state.ts';
import type { Recording } from '#contract/model/start.ts';
import { recordingId } from './recording-id.ts';

/** Recordings by what a board asks for; in each group in the order of the list. */
export interface RecordingsIndex {
  readonly byKey: ReadonlyMap<string, Recording>;
  /** The last recording of this stream at this vendor that the account started, at any service. */
  ofAccount(accountId: string, stream: Named): Recording | undefined;
  /** To be read at once: it changes with the index. */
  ofPreset(presetId: string): readonly Recording[];
  hasStream(streamId: string): boolean;
}
type Named = Pick<Recording, 'vendor' | 'streamId'>;

const indexes = new WeakMap<readonly Recording[], MutableIndex>();

/** Made once for all presets of a board: the list is replaced whole, and never changed in place. */
export function indexOf(recordings: readonly Recording[]): RecordingsIndex {
  return mutableIndexOf(recordings);
}

/**
 * The list after a change: what has the key of a recording stands in its place, what is new stands at the end.
 * The index of the list before becomes that of the list after, since no caller asks for the former again: at
 * twenty changes a second a new index of thousands of recordings would be most of the work of the window.
 */
export function withRecordings(
  before: readonly Recording[],
  { drop, put }: RecordingsChange,
): Recording[] {
  const index = mutableIndexOf(before);
  indexes.delete(before);
  for (const id of drop) index.drop(id);
  for (const recording of put) index.put(recording);
  const after = [...index.byKey.values()];
  indexes.set(after, index);
  return after;
}

/**
 * What is in one of two lists and not, as the same object, in the other. Cheap where they differ in one place,
 * as lists of two moments do.
 */
export function changedRecordings(
  before: readonly Recording[],
  after: readonly Recording[],
): Recording[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const known = new Set(left);
  const kept = new Set(right);
  return [...left.filter((one) => !kept.has(one)), ...right.filter((one) => !known.has(one))];
}

function mutableIndexOf(recordings: readonly Recording[]): MutableIndex {
  const known = indexes.get(recordings);
  if (known) return known;
  const index = new MutableIndex();
  for (const recording of recordings) index.put(recording);
  indexes.set(recordings, index);
  return index;
}

class MutableIndex implements RecordingsIndex {
  readonly byKey = new Map<string, Recording>();
  readonly #byAccount = new Map<string, Recording[]>();
  readonly #byPreset = new Map<string, Recording[]>();
  readonly #byStream = new Map<string, Recording[]>();

  ofAccount(accountId: string, stream: Named): Recording | undefined {
    return this.#byAccount.get(accountKey(accountId, stream))?.at(-1);
  }

  ofPreset(presetId: string): readonly Recording[] {
    return this.#byPreset.get(presetId) ?? [];
  }

  hasStream(streamId: string): boolean {
    return this.#byStream.has(streamId);
  }

  drop(id: string): void {
    const known = this.byKey.get(id);
    if (!known) return;
    this.byKey.delete(id);
    for (const [group, key] of this.#groupsOf(known)) without(group, key, known);
  }

  put(recording: Recording): void {
    const id = recordingId(recording);
    const known = this.byKey.get(id);
    this.byKey.set(id, recording);
    const before = known && this.#groupsOf(known);
    for (const [at, [group, key]] of this.#groupsOf(recording).entries()) {
      const keyBefore = before?.[at]?.[1];
      if (known && keyBefore === key) replace(group, key, known, recording);
      else {
        if (known && keyBefore !== undefined) without(group, keyBefore, known);
        this.#join(group, key, recording, known !== undefined);
      }
    }
  }

  #join(groups: Groups, key: string, recording: Recording, isInPlace: boolean): void {
    const members = groups.get(key);
    if (!members) {
      groups.set(key, [recording]);
      return;
    }
    members.push(recording);
    // What takes the place of another in the list may stand before the last of its new group.
    if (isInPlace) groups.set(key, this.#inOrder(members));
  }

  #inOrder(members: readonly Recording[]): Recording[] {
    const wanted = new Set(members);
    return [...this.byKey.values()].filter((one) => wanted.has(one));
  }

  #groupsOf(recording: Recording): [Groups, string][] {
    return [
      [this.#byAccount, accountKey(recording.accountId, recording)],
      [this.#byPreset, recording.presetId],
      [this.#byStream, recording.streamId],
    ];
  }
}

type Groups = Map<string, Recording[]>;

const accountKey = (accountId: string, { vendor, streamId }: Named): string =>
  `${accountId} ${vendor} ${streamId}`;

function without(groups: Groups, key: string, recording: Recording): void {
  const rest = (groups.get(key) ?? []).filter((one) => one !== recording);
  if (rest.length > 0) groups.set(key, rest);
  else groups.delete(key);
}

function replace(groups: Groups, key: string, known: Recording, recording: Recording): void {
  const members = groups.get(key);
  if (members) members[members.indexOf(known)] = recording;
}
