import type { Connection } from '../../search/connection.ts';
import type { FileTable } from './file-table.ts';

/** Drops an account's files and what was looked for; to be called inside a transaction. */
export function forgetAccount(connection: Connection, files: FileTable, accountId: string): null {
  for (const id of files.ofAccount(accountId)) files.drop(id);
  const watches = `SELECT id FROM watches WHERE json_extract(detail, '$.accountId') = ?`;
  connection.run(`DELETE FROM watch_ids WHERE watch IN (${watches})`, accountId);
  connection.run(`DELETE FROM file_links WHERE watch IN (${watches})`, accountId);
  connection.run(`DELETE FROM watches WHERE json_extract(detail, '$.accountId') = ?`, accountId);
  return null;
}
