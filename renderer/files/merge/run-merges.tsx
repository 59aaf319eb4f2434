import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FileWatch, RecordedFile } from '#contract/model/file.ts';
import type { Merge } from '#contract/model/merge.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { vendorList, vendorName } from '../../shared/format/text.ts';
import { HALF_A_MINUTE_MS, useNow } from '../../shared/format/use-now.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './merge.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import {
  isMerged,
  type MergeGroup,
  mergeGroups,
  mergesOf,
  vendorsWithoutMerge,
} from './merge-groups.ts';
import { MergeLine } from './merge-line.tsx';
import { useMerges } from './use-merges.ts';

interface RunMergesProps {
  readonly runId: string;
  readonly files: readonly RecordedFile[];
  readonly watches: readonly FileWatch[];
  readonly onFile: (file: RecordedFile) => void;
}

/** What of a run's files can be joined, and how the merges of them stand; nothing where there is nothing to join. */
export function RunMerges({ runId, files, watches, onFile }: RunMergesProps) {
  const t = useT();
  const vendors = useAppState((state) => state.vendors);
  const now = useNow(HALF_A_MINUTE_MS);
  const { merges, error, refetch } = useMerges(files);
  const [opened, setOpened] = useState<MergeGroup | null>(null);
  const groups = mergeGroups(files, vendors, now.getTime());
  const unable = vendorsWithoutMerge(files, watches, vendors);
  const inGroups = new Set(groups.flatMap((group) => mergesOf(group, merges)));
  const others = merges.filter((merge) => !inGroups.has(merge));
  if (groups.length + unable.length + others.length === 0) return null;
  const lines = (some: readonly Merge[]) =>
    some.map((merge) => <MergeLine key={merge.id} merge={merge} files={files} onFile={onFile} />);
  return (
    <div className={styles.merges}>
      <ErrorNote code={error} />
      {groups.map((group) => (
        <div key={group.key} className={styles.group}>
          <GroupHead group={group} merges={merges} onOpen={() => setOpened(group)} />
          {lines(mergesOf(group, merges))}
        </div>
      ))}
      {others.length > 0 && <div className={styles.group}>{lines(others)}</div>}
      {unable.length > 0 && (
        <p className={styles.remark}>{t('merge.none', { vendors: vendorList(unable, t) })}</p>
      )}
      {opened && (
        <MergeDialog
          runId={runId}
          group={opened}
          taken={takenNames(files, merges)}
          onBegun={() => void refetch()}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

/** Names of the run's files and merges, without their format. */
const takenNames = (
  files: readonly RecordedFile[],
  merges: readonly { readonly name: string }[],
): string[] => [
  ...files.map(({ name }) => name.replace(/\.[^.]*$/, '')),
  ...merges.map(({ name }) => name),
];

interface GroupHeadProps {
  readonly group: MergeGroup;
  readonly merges: readonly Merge[];
  readonly onOpen: () => void;
}

function GroupHead({ group, merges, onOpen }: GroupHeadProps) {
  const t = useT();
  const { streamId: stream, format, parts, merge } = group;
  const values = { stream, vendor: vendorName(group.vendor, t), format };
  return (
    <div className={styles.head}>
      <span className={styles.what}>
        {t(headKey(group, merges), { ...values, count: parts.length, most: merge.most })}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('merge.open.of', values)}
        onClick={onOpen}
      >
        {t('merge.open')}
      </Button>
    </div>
  );
}

function headKey(group: MergeGroup, merges: readonly Merge[]) {
  if (isMerged(group, merges)) return 'merge.groupDone';
  return group.parts.length > group.merge.most ? 'merge.groupTooMany' : 'merge.group';
}
