import { useMemo } from 'react';
import type { RecordedFile } from '#contract/model/file.ts';
import { type FileFilter, NO_FILE_FILTER } from '#contract/model/file-query.ts';
import { ask } from '../../shared/bridge/ask.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { FoundList } from '../../shared/list/found-list.ts';
import { type OpenList, useOpenList } from '../../shared/list/use-open-list.ts';
import { linesOf } from './file-groups.ts';

export interface ShownFiles {
  readonly list: FoundList<RecordedFile>;
}

/** What was on the screen last, for when the section is opened again. */
let kept: { readonly key: string; readonly shown: ShownFiles } | null = null;

// Also while another section is on the screen: a search confirms what a callback reported.
bridge.on('files.changed', () => kept?.shown.list.refresh());

async function page(filter: FileFilter, before: number | null, limit: number) {
  const { files, next, searchedTo } = await ask('files.page', { filter, before, limit });
  return { rows: files, next, searchedTo };
}

function listFor(key: string): ShownFiles {
  if (kept?.key === key) return kept.shown;
  const filter: FileFilter = JSON.parse(key);
  const isEverything = key === JSON.stringify(NO_FILE_FILTER);
  const newest = async () => (await page(NO_FILE_FILTER, null, 1)).rows[0]?.id ?? 0;
  const list = new FoundList<RecordedFile>(
    {
      page: (before, limit) => page(filter, before, limit),
      newest: isEverything ? null : newest,
    },
    linesOf,
  );
  kept = { key, shown: { list } };
  return kept.shown;
}

/** The files that meet a filter, newest first. */
export function useFilesList(filter: FileFilter): OpenList<ShownFiles> {
  const key = JSON.stringify(filter);
  const shown = useMemo(() => listFor(key), [key]);
  return useOpenList(shown, 'files.changed');
}
