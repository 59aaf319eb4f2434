import type { FileRepository } from '../storage/ports.ts';
import type { Handlers } from './register.ts';

export interface FileServices {
  readonly files: Pick<FileRepository, 'page' | 'ofRun' | 'facets'>;
}

type FileHandlers = Pick<Handlers, Extract<keyof Handlers, `files.${string}`>>;

/** What the window asks of the files of recordings. */
export function createFileHandlers({ files }: FileServices): FileHandlers {
  return {
    'files.page': (query) => files.page(query),
    'files.ofRun': ({ runId }) => files.ofRun(runId),
    'files.facets': () => files.facets(),
  };
}
