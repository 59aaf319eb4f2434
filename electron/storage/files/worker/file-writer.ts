import type { FileReport } from '#contract/model/file.ts';
import { type KnownFile, newFile, withReport } from '../../../recording/files/known-file.ts';
import { beginOfFile, matchFile } from '../../../recording/files/match-file.ts';
import { startedStreamOf, type Watch } from '../../../recording/files/watch.ts';
import type { CallbackReceipt, FileChange, ReceivedCallback } from '../../ports.ts';
import type { Connection } from '../../search/connection.ts';
import { filesByIds, type StoredFile } from '../stored-file.ts';
import { CallbackTable } from './callback-table.ts';
import { FileTable } from './file-table.ts';
import { type Link, LinkTable } from './link-table.ts';
import { MergeTable } from './merge-table.ts';
import { WatchTable } from './watch-table.ts';

/** What a transaction has changed so far. */
interface Changes {
  readonly files: Set<number>;
  readonly watches: Set<number>;
}

/** Writes files and what they belong to. Each method is to be called inside one transaction. */
export class FileWriter {
  readonly #connection: Connection;
  readonly files: FileTable;
  readonly merges: MergeTable;
  readonly #watches: WatchTable;
  readonly #links: LinkTable;
  readonly #callbacks: CallbackTable;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.files = new FileTable(connection);
    this.merges = new MergeTable(connection);
    this.#watches = new WatchTable(connection);
    this.#links = new LinkTable(connection);
    this.#callbacks = new CallbackTable(connection);
  }

  /** The files of these reports, in their order, whether they changed or not. */
  report(reports: readonly FileReport[]): FileChange {
    const changes = noChanges();
    const ids = reports.map((report) => this.#take(report, changes));
    return this.#changed(changes, ids);
  }

  receive(callback: ReceivedCallback): FileChange & { readonly receipt: CallbackReceipt } {
    const receipt = this.#callbacks.take(callback);
    const { report } = callback;
    if (receipt !== 'new' || report === null) return { receipt, files: [], watches: [] };
    return { receipt, ...this.report([report]) };
  }

  /** Takes a file in as the result of a merge. */
  merged(report: FileReport, inputs: readonly string[]): FileChange {
    const changes = noChanges();
    const id = this.#take(report, changes, inputs);
    return this.#changed(changes, [id]);
  }

  watch(watches: readonly Watch[]): FileChange {
    const changes = noChanges();
    for (const watch of watches) {
      const { id, watch: kept } = this.#watches.put(watch);
      changes.watches.add(id);
      // Those that it had are looked at, too: its time is another one once the server's clock has been heard.
      const files = new Set([...this.#near(kept), ...this.#links.filesOf(id)]);
      for (const file of files) this.#relink(file, changes);
    }
    return this.#changed(changes);
  }

  /** Known files that a watch may own: with its ids, and of its stream since it was sent, up to the next start. */
  #near(watch: Watch): number[] {
    const { taskIds, persistentIds } = watch;
    const { sentAt, toleranceMs } = startedStreamOf(watch);
    const until = this.#watches.nextStart(watch);
    const byTime = this.files.ofStream(watch, Math.floor(sentAt - toleranceMs), until);
    return [...new Set([...byTime, ...this.files.withIds([...taskIds, ...persistentIds])])];
  }

  #take(report: FileReport, changes: Changes, inputs: readonly string[] = []): number {
    const before = this.files.same(report);
    const facts = before ? withReport(before.known, report) : newFile(report);
    const parts = inputs.length > 0 ? inputs : this.merges.partsOf(report);
    const mergedFrom = parts.length > 0 ? parts : (before?.mergedFrom ?? []);
    const known = { ...facts, beginAt: facts.beginAt ?? this.#beginOfParts(facts, mergedFrom) };
    const isSame = before !== null && JSON.stringify(before.known) === JSON.stringify(known);
    if (isSame && before.mergedFrom.length === mergedFrom.length) return before.id;
    const file = before ? { ...before, known, mergedFrom } : this.files.add({ known, mergedFrom });
    changes.files.add(file.id);
    this.#link(file, changes);
    if (before?.known.searchedAt === null && known.searchedAt !== null) {
      for (const { watch } of this.#links.of(file.id)) changes.watches.add(watch);
    }
    return file.id;
  }

  /** A merged file begins with the first of its parts; null where that is not known. */
  #beginOfParts({ vendor, appId }: KnownFile, [first]: readonly string[]): string | null {
    if (first === undefined) return null;
    const [part] = this.files.byFileId(first, vendor, appId);
    const begin = part ? beginOfFile(part.known) : null;
    return begin === null ? null : new Date(begin).toISOString();
  }

  #relink(id: number, changes: Changes): void {
    const file = this.files.byId(id);
    if (file) this.#link(file, changes);
  }

  #link(file: StoredFile, changes: Changes): void {
    const links = file.mergedFrom.length > 0 ? this.#linksOfParts(file) : this.#linksOf(file);
    const moved = this.#links.replace(file.id, links);
    const [first] = links;
    const preset = first ? (this.#watches.byId(first.watch)?.watch.presetName ?? null) : null;
    if (moved.length > 0 || changes.files.has(file.id)) {
      changes.files.add(file.id);
      this.files.change(file, preset);
    }
    for (const watch of moved) changes.watches.add(watch);
  }

  #linksOf({ known }: StoredFile): Link[] {
    const candidates = this.#watches.candidates(known);
    const starts = candidates.map(({ watch }) => startedStreamOf(watch));
    const found = matchFile(known, starts);
    const stored = found && candidates[starts.indexOf(found.start)];
    return found && stored ? [{ watch: stored.id, match: found.match }] : [];
  }

  /** What was joined belongs to what its parts do. */
  #linksOfParts({ known: { vendor, appId }, mergedFrom }: StoredFile): Link[] {
    const parts = mergedFrom.flatMap((id) => this.files.byFileId(id, vendor, appId));
    const links = parts.flatMap(({ id }) => this.#links.of(id));
    return [...new Map(links.map((link) => [link.watch, link])).values()];
  }

  #changed({ files, watches }: Changes, wanted: readonly number[] = []): FileChange {
    const ids = [...new Set([...wanted, ...files])];
    const renewed = [...watches].flatMap((id) => {
      const stored = this.#watches.byId(id);
      if (!stored) return [];
      const counted = this.#links.count(id);
      const { watch } = stored;
      const isSame =
        counted.found === watch.found && counted.unconfirmed === (watch.unconfirmed ?? 0);
      // Main says all else of a watch, and may not have heard of the newest files.
      return [isSame ? watch : this.#watches.put({ ...watch, ...counted }).watch];
    });
    return { files: filesByIds(this.#connection, ids), watches: renewed };
  }
}

const noChanges = (): Changes => ({ files: new Set(), watches: new Set() });
