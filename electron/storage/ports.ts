import type { Account, AccountEntry } from '#contract/model/account.ts';
import type { VaultState, VaultView } from '#contract/model/app-state.ts';
import type { FileReport, RecordedFile } from '#contract/model/file.ts';
import type { FileFacets, FilesOfRun, FilesPage, FilesQuery } from '#contract/model/file-query.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { BoundLogin } from '#contract/model/network.ts';
import type { Preset, PresetDraft } from '#contract/model/preset.ts';
import type { Schedule, ScheduleDraft } from '#contract/model/schedule.ts';
import type { UnlockAnswer } from '#contract/model/secrets.ts';
import type { Settings } from '#contract/model/settings.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { Watch, WatchKey } from '../recording/files/watch.ts';
import type { Credentials } from '../zego/request/query.ts';
import type { StoreFault } from './stored-value.ts';

/** A store that reports its own changes: no caller of a write has to announce it. */
export interface Observable {
  /**
   * Calls `listener` after each successful write and after each read that changed what the store holds; never
   * after a write that failed. The function returned ends that.
   */
  onChange(listener: () => void): () => void;
}

/** A file that may be unreadable at the start. */
export interface Recoverable {
  /** What is wrong with the file; null when nothing is. */
  readonly fault: StoreFault | null;
  /** Reads a file that could not be read so far. @throws UnreadableStore while it cannot */
  refresh(): void;
}

/** Another preset has this name already: names are how tray, command line and scripts call presets. */
export class PresetNameTaken extends Error {
  override readonly name = 'PresetNameTaken';
}

/** A new name, group or tag holds characters that cannot be seen. */
export class UnreadableName extends Error {
  override readonly name = 'UnreadableName';
}

/** Saved presets, in the operator's order. Every write throws UnreadableStore where nothing can be saved. */
export interface PresetRepository extends Observable, Recoverable {
  list(): readonly Preset[];
  find(id: string): Preset | undefined;
  findByName(name: string): Preset | undefined;
  /** @throws PresetNameTaken, UnreadableName; nothing is saved then. */
  save(id: string | null, draft: PresetDraft): Preset;
  /** Saves several at once, each replacing the one of its name. */
  saveByName(drafts: readonly PresetDraft[]): void;
  remove(id: string): void;
  /** The preset that was removed last and is not back; null where there is none. */
  lastRemoved(): Pick<Preset, 'id' | 'name'> | null;
  /** Brings a removed preset back to its place. @throws PresetNameTaken when another one has its name by now. */
  restore(id: string): Preset | undefined;
  /** Puts the presets into the order of `ids`; those that it does not name come last, as they stood. */
  reorder(ids: readonly string[]): void;
}

/** Another schedule has this name already: its name is part of what names a planned start for good. */
export class ScheduleNameTaken extends Error {
  override readonly name = 'ScheduleNameTaken';
}

/** There would be more schedules than `MAX_SCHEDULES`. Nothing was saved. */
export class TooManySchedules extends Error {
  override readonly name = 'TooManySchedules';
}

/** Saved schedules. Every write throws UnreadableStore where nothing can be saved. */
export interface ScheduleRepository extends Observable, Recoverable {
  list(): readonly Schedule[];
  find(id: string): Schedule | undefined;
  /** @throws ScheduleNameTaken, UnreadableName, TooManySchedules; nothing is saved then. */
  save(id: string | null, draft: ScheduleDraft): Schedule;
  /** Saves several at once, each replacing the one of its name. @throws TooManySchedules */
  saveByName(drafts: readonly ScheduleDraft[]): void;
  remove(id: string): void;
}

/** The operator's choices about the program itself. */
export interface SettingsRepository extends Observable, Recoverable {
  get(): Settings;
  /** @throws UnreadableStore; nothing is saved then. */
  save(changes: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings;
}

/** Where the main window was when it was last seen. */
export interface WindowPlaceRepository<Place> extends Observable {
  get(): Place | null;
  /** @throws UnreadableStore; nothing is saved then. */
  save(place: Place): void;
}

/** Credentials cannot be read or saved now. `state` says why; nothing was changed. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
  readonly state: VaultState;
  constructor(state: VaultState) {
    super(`credentials are not available: ${state}`);
    this.state = state;
  }
}

/** An account is to be changed and its secret kept, where that must not be. Nothing was saved. */
export class SecretRequired extends Error {
  override readonly name = 'SecretRequired';
}

/** An account to be saved: in place of the one with its id, else of the one with its name. */
export type Entry = AccountEntry & { readonly id?: string };

/** What signs ZEGO's callbacks of one project, and the account that it was entered for. */
export interface CallbackSecret {
  readonly accountId: string;
  readonly secret: string;
}

/** The accounts, their secrets and the proxy's login. */
export interface AccountRepository extends Observable {
  list(): Account[];
  /** Null when the account is gone, or its secret cannot be used now. */
  credentials(id: string): Credentials | null;
  /** Of all accounts of the project that have one; none while the vault is locked. */
  callbackSecrets(appId: number): CallbackSecret[];
  /** Null when there is none, or it cannot be used now. */
  playbackKey(accountId: string, vendor: Vendor): string | null;
  findByName(name: string): string | null;
  /**
   * Saves accounts, all or none.
   *
   * @throws VaultUnavailable when they can be neither saved nor kept in memory; SecretRequired.
   */
  save(entries: readonly Entry[]): Promise<void>;
  /** @throws VaultUnavailable */
  remove(id: string): Promise<void>;
  proxyLogin(): BoundLogin | null;
  /** @throws VaultUnavailable when it can be neither saved nor kept in memory. */
  saveProxyLogin(proxyLogin: BoundLogin | null): Promise<void>;
  /** Where a webhook's messages go; null when there is none of this id, or it cannot be used now. */
  webhookSecret(id: string): WebhookSecret | null;
  /** All of them; none while the vault is locked. */
  webhookSecrets(): readonly WebhookSecret[];
  /** Saves them by id, all or none. @throws VaultUnavailable when they can be neither saved nor kept in memory. */
  saveWebhookSecrets(secrets: ReadonlyMap<string, WebhookSecret>): Promise<void>;
  /** @throws VaultUnavailable */
  removeWebhookSecret(id: string): Promise<void>;
}

export interface NewPassphrase {
  /** The passphrase in force, if one is. */
  readonly current: string | null;
  /** Null to remove the passphrase. */
  readonly next: string | null;
}

/** The accounts and the vault that they are in: what opens, locks and protects it. */
export interface VaultRepository extends AccountRepository {
  readonly state: VaultState;
  /** Whether nothing is kept from the operator: what is not there does not exist. */
  readonly isAccessible: boolean;
  /** What is wrong with the list of accounts; null when nothing is. */
  readonly accountsFault: StoreFault | null;
  view(): VaultView;
  /** Finds out where the credentials stand and reads them if that needs no answer of the operator. Never throws. */
  open(): Promise<void>;
  /** On the operator's click only: may show the key store's own password window. */
  unlock(passphrase: string | null): Promise<UnlockAnswer>;
  /** Forgets the secrets until the operator unlocks. What lives in memory only would be lost, and stays. */
  lock(): Promise<void>;
  /** Sets, changes or removes the passphrase; without one and without a key store all goes to memory. */
  protect(passphrase: NewPassphrase): Promise<UnlockAnswer>;
  /** The operator's choice where there is no key store. */
  chooseMemory(): Promise<void>;
  /** Quarantines the files that cannot be read and begins an empty vault. Returns the files' new names. */
  startFresh(now: Date): Promise<string[]>;
}

/** The random part of the address that ZEGO posts to. */
export interface CallbackPathRepository {
  /** Makes it at its first use. @throws UnreadableStore where it can be neither read nor kept */
  get(): string;
}

/** A callback of ZEGO's whose signature holds, as it is kept. */
export interface ReceivedCallback {
  /** `record`, `compose`, or a sibling that is kept as it came. */
  readonly event: string;
  readonly appId: number;
  /** The account whose CallbackSecret signed it. */
  readonly accountId: string;
  readonly nonce: string;
  readonly timestamp: string;
  /** SHA-256 over what it says, without time, nonce and signature: a second delivery has the same. */
  readonly contentHash: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** What came, redacted, as JSON. */
  readonly body: string;
  /** What it says of a file; null where it speaks of none. */
  readonly report: FileReport | null;
}

/** `repeat`: known already, nothing was added. `conflict`: the same nonce and time with other content. */
export type CallbackReceipt = 'new' | 'repeat' | 'conflict';

/** Files that a write made or changed. */
export interface FileChange {
  readonly files: readonly RecordedFile[];
  /** The recordings that they belong to, as the search for their files then stands. */
  readonly watches: readonly Watch[];
}

/** The files of recordings, and what ZEGO posted of them. */
export interface FileRepository {
  /** Takes reports in; resolves when they are on disk, with the files as they then stand. */
  report(reports: readonly FileReport[]): Promise<RecordedFile[]>;
  /** Takes a callback in; resolves when it is on disk. */
  receive(callback: ReceivedCallback): Promise<CallbackReceipt>;
  /** Files that meet a filter, those that began last first. */
  page(query: FilesQuery): Promise<FilesPage>;
  /** Null where there is none of this id, or none any more. */
  find(id: number): Promise<RecordedFile | null>;
  /** What is known of the files of a run. */
  ofRun(runId: string): Promise<FilesOfRun>;
  facets(): Promise<FileFacets>;
  /** Calls `listener` after each write that made or changed a file, or what it belongs to. Ends with the function returned. */
  onFiles(listener: (change: FileChange) => void): () => void;
}

/** Where the listing of a project's files at a vendor goes on. */
export interface ListingKey {
  readonly appId: number;
  /** `serviceOf` the endpoint. */
  readonly service: string;
  readonly vendor: Vendor;
}

/** The recordings whose files are looked for. */
export interface WatchRepository {
  /** Writes watches down, each in the place of the one of its key, and matches the known files to them. */
  watch(watches: readonly Watch[]): Promise<Watch[]>;
  /** Those still looked for, with an open outcome, or without files and not dismissed. */
  live(): Promise<Watch[]>;
  ofRuns(runIds: readonly string[]): Promise<Watch[]>;
  /** The newest ones of a preset, oldest first. */
  ofPreset(presetId: string): Promise<Watch[]>;
  filesOf(watches: readonly WatchKey[]): Promise<RecordedFile[]>;
  /** Forgets all files and watches of an account. */
  forgetAccount(accountId: string): Promise<void>;
  /** Where the listing of a project goes on; null for its begin. */
  cursor(of: ListingKey): Promise<string | null>;
  setCursor(of: ListingKey, cursor: string | null): Promise<void>;
}

/** A merge before anything of it was sent. */
export type NewMerge = Omit<
  Merge,
  | 'state'
  | 'taskId'
  | 'requestId'
  | 'code'
  | 'message'
  | 'fileId'
  | 'url'
  | 'reported'
  | 'changedAt'
  | 'lookedAt'
>;

/** What a merge has become since its request was written down. */
export type MergeChange = Partial<Omit<Merge, keyof NewMerge>>;

/** The journal of merges: each is written down before its request leaves, and none is repeated by itself. */
export interface MergeRepository {
  /** Writes a merge down in the state `sending`; resolves when that is on disk: only then its request may leave. */
  begin(merge: NewMerge): Promise<void>;
  /**
   * Writes down what became of it; resolves when that is on disk, with the merge as it then stands, null where
   * there is none of this id. A `file` is stored like any other, linked to what its parts belong to.
   */
  settle(id: string, change: MergeChange, file?: FileReport): Promise<Merge | null>;
  /**
   * Merges of which something is still to be heard, oldest first: after a crash those that were being sent, too, and
   * those that a callback alone has ended.
   */
  open(): Promise<Merge[]>;
  /** The merges of which a file of these ids is a part or the result, newest first. */
  ofFiles(fileIds: readonly string[]): Promise<Merge[]>;
}

/** Where a webhook's messages go: its address is a secret too. */
export interface WebhookSecret {
  readonly url: string;
  readonly secret: string | null;
}
