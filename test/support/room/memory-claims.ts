import type { RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import type {
  ClaimRow,
  ClaimTable,
  Publication,
  Published,
  WantedStream,
} from '../../../electron/storage/claim-ports.ts';

/** When something was asked, in the order of one process. */
interface Order {
  readonly session: object;
  readonly number: number;
}

/** What a database's rows say of a claim, by a second description: one map, of which a key is the unique index. */
export class MemoryClaims {
  readonly rows = new Map<string, ClaimRow>();
  /** Desks that streams were taken over from, and that have not said yet that they know. */
  readonly lost = new Set<string>();
  /** What wrote each row last. */
  readonly #written = new Map<string, Order>();
  /** The database's own time, in Unix seconds. */
  now = 1_800_000_000;
  isAway = false;

  desk(deskId: string, person = `person of ${deskId}`): ClaimTable {
    const session = {};
    let asked = 0;
    const next = (): Order => {
      asked += 1;
      return { session, number: asked };
    };
    const answered = async <T>(work: () => T, turns = 1): Promise<T> => {
      for (let turn = 0; turn < turns; turn += 1) await null;
      if (this.isAway) throw new Error('the database is away');
      const answer = work();
      await null;
      return answer;
    };
    const of = { deskId, desk: `Desk ${deskId}`, person };
    return {
      deskId,
      claim: (streams, how) => {
        const order = next();
        return answered(() => this.#claim(of, streams, { ...how, order }));
      },
      // A claim that was asked later may come first: two connections know no order.
      publish: (publication) => {
        const order = next();
        return answered(() => this.#publish(of, publication, order), 6);
      },
      takeOver: (rows) => answered(() => this.#takeOver(of, rows)),
    };
  }

  blocking(key: RecordingKey): ClaimRow | null {
    const row = this.rows.get(recordingId(key));
    return row && (row.endTime === null || row.endTime > this.now) ? row : null;
  }

  #isOlder(id: string, { session, number }: Order): boolean {
    const written = this.#written.get(id);
    return written?.session !== session || written.number < number;
  }

  #claim(
    of: Pick<ClaimRow, 'deskId' | 'desk' | 'person'>,
    streams: readonly WantedStream[],
    {
      presetName,
      isPartial,
      order,
    }: { readonly presetName: string; readonly isPartial: boolean; readonly order: Order },
  ) {
    const found = streams.map((stream) => ({ stream, row: this.blocking(stream) }));
    const elsewhere = found.flatMap(({ row }) => (row && row.deskId !== of.deskId ? row : []));
    if (elsewhere.length > 0 && !isPartial) return { owned: [], elsewhere };
    const owned = found.filter(({ row }) => !row || row.deskId === of.deskId);
    for (const { stream, row } of owned) {
      this.lost.delete(`${of.deskId} ${recordingId(stream)}`);
      if (!row) this.rows.set(recordingId(stream), newRow(of, stream, presetName));
      this.#written.set(recordingId(stream), order);
    }
    return { owned: owned.map(({ stream }) => stream), elsewhere };
  }

  #publish(
    of: Pick<ClaimRow, 'deskId' | 'desk' | 'person'>,
    { own, held, epochs, isWhole }: Publication,
    order: Order,
  ): Published {
    const named = new Set(own.map((one) => `${of.deskId} ${recordingId(one)}`));
    for (const id of this.lost) {
      if (id.startsWith(`${of.deskId} `) && !named.has(id)) this.lost.delete(id);
    }
    const kept = new Set([...own, ...held].map(recordingId));
    for (const [id, row] of this.rows) {
      const isMine = row.deskId === of.deskId && this.#isOlder(id, order);
      if (isMine && !kept.has(id) && isWhole) this.rows.delete(id);
      if (row.contested?.deskId === of.deskId && !kept.has(id)) {
        this.rows.set(id, { ...row, contested: null });
      }
    }
    for (const stream of own) {
      const id = recordingId(stream);
      const row = this.blocking(stream);
      if (this.lost.has(`${of.deskId} ${id}`)) continue;
      if (!row) this.rows.set(id, { ...newRow(of, stream, stream.presetName), ...stream });
      else if (row.deskId !== of.deskId) {
        this.rows.set(id, { ...row, contested: of });
      } else if ((epochs.get(id) ?? row.epoch) === row.epoch && this.#isOlder(id, order)) {
        const { state, endTime, recording } = stream;
        this.rows.set(id, { ...row, state, endTime, recording });
        this.#written.set(id, order);
      }
    }
    return {
      rows: [...this.rows.values()].filter((row) => this.blocking(row)),
      lost: own.filter((one) => this.lost.has(`${of.deskId} ${recordingId(one)}`)),
    };
  }

  #takeOver(of: Pick<ClaimRow, 'deskId' | 'desk' | 'person'>, rows: readonly ClaimRow[]) {
    return rows.flatMap((seen) => {
      const row = this.blocking(seen);
      if (!row || row.epoch !== seen.epoch || row.deskId !== seen.deskId) return [];
      this.lost.add(`${row.deskId} ${recordingId(row)}`);
      this.lost.delete(`${of.deskId} ${recordingId(row)}`);
      const taken = { ...row, ...of, contested: null, epoch: row.epoch + 1 };
      this.rows.set(recordingId(row), taken);
      return [taken];
    });
  }
}

const newRow = (
  of: Pick<ClaimRow, 'deskId' | 'desk' | 'person'>,
  { appId, service, vendor, streamId, endTime }: WantedStream,
  presetName: string,
): ClaimRow => ({
  ...of,
  ...{ appId, service, vendor, streamId, endTime, presetName },
  ...{ state: 'sending', epoch: 1, contested: null, recording: null },
});
