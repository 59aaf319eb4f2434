import type { Connection } from '../../search/connection.ts';
import type { FileTable } from './file-table.ts';

/** Drops an account's files, what was looked for, what ZEGO posted of it and its merges; to be called inside a transaction. */
export function forgetAccount(connection: Connection, files: FileTable, accountId: string): null {
  for (const id of files.ofAccount(accountId)) files.drop(id);
  const watches = `SELECT id FROM watches WHERE json_extract(detail, '$.accountId') = ?`;
  connection.run(`DELETE FROM watch_ids WHERE watch IN (${watches})`, accountId);
  connection.run(`DELETE FROM file_links WHERE watch IN (${watches})`, accountId);
  connection.run(`DELETE FROM watches WHERE json_extract(detail, '$.accountId') = ?`, accountId);
  const merges = `SELECT id FROM merges WHERE json_extract(detail, '$.accountId') = ?`;
  connection.run(`DELETE FROM merge_files WHERE merge IN (${merges})`, accountId);
  connection.run(`DELETE FROM merges WHERE json_extract(detail, '$.accountId') = ?`, accountId);
  connection.run('DELETE FROM callbacks WHERE account_id = ?', accountId);
  connection.run('DELETE FROM callback_nonces WHERE account_id = ?', accountId);
  return null;
}
