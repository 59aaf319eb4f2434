import { useMemo } from 'react';
import type { RecordedFile } from '#contract/model/file.ts';
import { type FileFilter, NO_FILE_FILTER } from '#contract/model/file-query.ts';
import { ask } from '../../shared/bridge/ask.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { isSameFilter } from '../../shared/filter/is-same-filter.ts';
import { FoundList } from '../../shared/list/found-list.ts';
import { type OpenList, useOpenList } from '../../shared/list/use-open-list.ts';
import { linesOf } from './file-groups.ts';

/** A file in the list, by its place there: that moves once its begin becomes known. */
export interface ListedRow {
  readonly id: number;
  readonly file: RecordedFile;
}

export interface ShownFiles {
  readonly list: FoundList<ListedRow>;
}

/** What was on the screen last, for when the section is opened again. */
let kept: { readonly key: string; readonly shown: ShownFiles } | null = null;

/** In a burst of callbacks each tells of its file: the list looks no more often than this. */
const REFRESH_EVERY_MS = 500;
let isRefreshDue = false;

// Also while another section is on the screen: a search confirms what a callback reported, and may find a file whose
// place is among those that are there.
bridge.on('files.changed', () => {
  if (isRefreshDue) return;
  isRefreshDue = true;
  setTimeout(() => {
    isRefreshDue = false;
    kept?.shown.list.refresh();
  }, REFRESH_EVERY_MS);
});

async function page(filter: FileFilter, before: number | null, limit: number) {
  const { files, next, searchedTo } = await ask('files.page', { filter, before, limit });
  return { rows: files.map(({ place, ...file }) => ({ id: place, file })), next, searchedTo };
}

function listFor(key: string): ShownFiles {
  if (kept?.key === key) return kept.shown;
  const filter: FileFilter = JSON.parse(key);
  const isEverything = isSameFilter(filter, NO_FILE_FILTER);
  const newest = async () => (await page(NO_FILE_FILTER, null, 1)).rows[0]?.id ?? 0;
  const list = new FoundList<ListedRow>(
    {
      page: (before, limit) => page(filter, before, limit),
      newest: isEverything ? null : newest,
    },
    (row, above) => linesOf(row.file, above?.file),
  );
  kept = { key, shown: { list } };
  return kept.shown;
}

/** The files that meet a filter, those that began last first. */
export function useFilesList(filter: FileFilter): OpenList<ShownFiles> {
  const key = JSON.stringify(filter);
  const shown = useMemo(() => listFor(key), [key]);
  return useOpenList(shown, 'files.changed');
}
