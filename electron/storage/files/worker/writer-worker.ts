import type { Connection } from '../../search/connection.ts';
import type { RoleHandlers } from '../../workers/messages.ts';
import type { WriterRequests } from '../messages.ts';
import { FileWriter } from './file-writer.ts';
import { forgetAccount } from './forget-account.ts';
import { GroupCommit } from './group-commit.ts';
import { pruneSome } from './prune.ts';

/** The one that writes: each answer means that it is on disk. */
export function createWriter(connection: Connection): RoleHandlers<WriterRequests> {
  const writer = new FileWriter(connection);
  const commits = new GroupCommit(connection, writer.files);
  return {
    open: () => null,
    report: (reports) => commits.write(() => writer.report(reports)),
    receive: (callback) => commits.write(() => writer.receive(callback)),
    watch: (watches) => commits.write(() => writer.watch(watches)),
    forgetAccount: (accountId) =>
      commits.write(() => forgetAccount(connection, writer.files, accountId)),
    async prune(before) {
      let gone = 0;
      for (;;) {
        const some = await commits.write(() => pruneSome(connection, before));
        gone += some;
        if (some === 0) return gone;
      }
    },
    setCursor: ({ appId, service, vendor, cursor }) =>
      commits.write(() => {
        connection.run(
          'INSERT OR REPLACE INTO cursors (app_id, service, vendor, cursor) VALUES (?, ?, ?, ?)',
          appId,
          service,
          vendor,
          cursor,
        );
        return null;
      }),
    beginMerge: (merge) =>
      commits.write(() => {
        writer.merges.begin(merge);
        return null;
      }),
    settleMerge: ({ id, change, file }) =>
      commits.write(() => {
        const merge = writer.merges.change(id, change);
        const written = merge && file ? writer.merged(file, merge.inputs) : NOTHING_WRITTEN;
        return { merge, ...written };
      }),
    close: () => {
      commits.flush();
      connection.database.close();
      return null;
    },
  };
}

const NOTHING_WRITTEN = { files: [], watches: [] };
