import { serve } from '../../workers/thread/serve.ts';
import type { FilesNotice, ReaderRequests, WriterRequests } from '../messages.ts';
import { FILES_MIGRATIONS } from '../schema.ts';
import { checkFiles } from '../search/facets.ts';
import { createReader } from './reader-worker.ts';
import { createWriter } from './writer-worker.ts';

/** The files of recordings. A callback counts as received, and a merge may leave, once its commit is on disk. */
serve<WriterRequests, ReaderRequests, FilesNotice>({
  synchronous: 'FULL',
  migrations: FILES_MIGRATIONS,
  check: checkFiles,
  writer: createWriter,
  reader: createReader,
});
