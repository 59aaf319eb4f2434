import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type {
  Applied,
  TransferPreview,
  TransferRow,
  TransferSubject,
} from '#contract/model/transfer.ts';
import { bridge } from '../bridge/bridge.ts';
import { useAction } from '../bridge/use-action.ts';
import { Dialog } from '../components/dialog.tsx';
import { ErrorNote, Note } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';
import { ImportRow, isWithoutPreset } from './import-row.tsx';
import styles from './transfer.module.css';

interface ImportDialogProps {
  readonly subject: TransferSubject;
  readonly preview: TransferPreview;
  readonly onClosed: () => void;
  readonly onApplied: (applied: Applied) => void;
}

const WIDTH = 760;
/** More rows than these are no preview that a person reads at once. */
const MOST_ROWS = 200;

/** What a file would change, before it changes anything. */
export function ImportDialog(props: ImportDialogProps) {
  const { preview, onClosed } = props;
  const t = useT();
  if (preview.kind === 'preview') return <PreviewDialog {...props} preview={preview} />;
  const { file, fault, line } = preview;
  return (
    <Dialog
      title={t('transfer.title', { file })}
      onClose={onClosed}
      footer={
        <Group justify="flex-end">
          <Button variant="default" onClick={onClosed}>
            {t('close')}
          </Button>
        </Group>
      }
    >
      <Note tone="amber" sign="!" role="alert">
        {t(`transfer.fault.${fault}`)}
        {line !== null && ` ${t('transfer.fault.line', { line })}`}
      </Note>
    </Dialog>
  );
}

interface PreviewDialogProps extends ImportDialogProps {
  readonly preview: Extract<TransferPreview, { kind: 'preview' }>;
}

/** Whether a row is saved: a schedule needs a preset, and what is the same already does not change. */
function isSaved(row: TransferRow, presetId: string | null, subject: TransferSubject): boolean {
  if (row.state === 'refused') return false;
  if (subject === 'schedules' && presetId === null) return false;
  return row.state !== 'same' || presetId !== row.presetId;
}

function PreviewDialog({ subject, preview, onClosed, onApplied }: PreviewDialogProps) {
  const t = useT();
  const { id, file, rows, others, holdsSecrets } = preview;
  const [presetIds, setPresetIds] = useState(() => rows.map(({ presetId }) => presetId));
  const [showsAll, setShowsAll] = useState(false);
  const apply = useAction(() =>
    bridge.ask('transfer.apply', {
      id,
      presetIds:
        subject === 'schedules'
          ? presetIds.filter((_, index) => rows[index]?.state !== 'refused')
          : null,
    }),
  );
  const submit = async () => {
    const answer = await apply.run();
    if (!answer.ok) return;
    onApplied(answer.value);
    onClosed();
  };
  const count = rows.filter((row, index) => isSaved(row, presetIds[index] ?? null, subject)).length;
  const shown = showsAll ? rows : rows.slice(0, MOST_ROWS);
  return (
    <Dialog
      title={t('transfer.title', { file })}
      size={WIDTH}
      onClose={onClosed}
      footer={
        <Stack gap="xs">
          <ErrorNote code={apply.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClosed}>
              {t('cancel')}
            </Button>
            <Button disabled={count === 0} loading={apply.busy} onClick={() => void submit()}>
              {t('transfer.apply', { count })}
            </Button>
          </Group>
        </Stack>
      }
    >
      <Text size="sm">{t('transfer.explained')}</Text>
      <Counts rows={rows} presetIds={presetIds} />
      {holdsSecrets && (
        <Note tone="grey" sign="i">
          {t('transfer.secrets')}
        </Note>
      )}
      {others > 0 && (
        <Note tone="grey" sign="i">
          {t(`transfer.others.${subject}`, { count: others })}
        </Note>
      )}
      <ul className={styles.rows}>
        {shown.map((row, index) => (
          <ImportRow
            key={`${row.place.number} ${row.name} ${row.state}`}
            row={row}
            presetId={presetIds[index] ?? null}
            onPreset={(presetId) =>
              setPresetIds((before) => before.map((one, at) => (at === index ? presetId : one)))
            }
          />
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button variant="default" onClick={() => setShowsAll(true)}>
          {t('transfer.showAll', { count: rows.length })}
        </Button>
      )}
    </Dialog>
  );
}

interface CountsProps {
  readonly rows: readonly TransferRow[];
  readonly presetIds: readonly (string | null)[];
}

function Counts({ rows, presetIds }: CountsProps) {
  const t = useT();
  const states = ['new', 'changed', 'same', 'refused'] as const;
  const lacking = rows.filter((row, index) => isWithoutPreset(row, presetIds[index] ?? null));
  const texts = states.map((state) =>
    t(`transfer.count.${state}`, {
      count: rows.filter((row) => row.state === state && !lacking.includes(row)).length,
    }),
  );
  if (lacking.length > 0) texts.push(t('transfer.count.withoutPreset', { count: lacking.length }));
  return (
    <Text size="sm" fw={600} role="status">
      {texts.join(' · ')}
    </Text>
  );
}
