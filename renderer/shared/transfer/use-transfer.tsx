import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowsUpDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { TransferFormat, TransferPreview, TransferSubject } from '#contract/model/transfer.ts';
import { bridge } from '../bridge/bridge.ts';
import { useAction } from '../bridge/use-action.ts';
import { ErrorNote, Note } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';
import { ImportDialog } from './import-dialog.tsx';
import styles from './transfer.module.css';

/**
 * Files to and from a section: what a file would change is shown before anything is saved.
 * @param brief the menu is a sign alone, where there is no room for its name.
 */
export function useTransfer(subject: TransferSubject, brief = false) {
  const [preview, setPreview] = useState<TransferPreview | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const open = useAction(() => bridge.ask('transfer.open', { subject }));
  const save = useAction((format: TransferFormat) =>
    bridge.ask('transfer.export', { subject, format }),
  );
  const t = useT();
  const choose = async () => {
    setTold(null);
    save.clear();
    const answer = await open.run();
    if (answer.ok) setPreview(answer.value);
  };
  const write = async (format: TransferFormat) => {
    setTold(null);
    open.clear();
    const answer = await save.run(format);
    if (answer.ok && answer.value.saved !== null) {
      setTold(t('transfer.saved', { file: answer.value.saved }));
    }
  };
  const isBusy = open.busy || save.busy;
  return {
    menu: <TransferMenu brief={brief} busy={isBusy} onImport={choose} onExport={write} />,
    notes: (
      <>
        <ErrorNote code={open.error ?? save.error} />
        {told !== null && (
          <Note tone="grey" sign="✓" role="alert">
            {told}
          </Note>
        )}
        {preview && (
          <ImportDialog
            subject={subject}
            preview={preview}
            onClosed={() => setPreview(null)}
            onApplied={({ added, changed }) => setTold(t('transfer.applied', { added, changed }))}
          />
        )}
      </>
    ),
  };
}

interface TransferMenuProps {
  readonly brief: boolean;
  readonly busy: boolean;
  readonly onImport: () => Promise<void>;
  readonly onExport: (format: TransferFormat) => Promise<void>;
}

function TransferMenu({ brief, busy, onImport, onExport }: TransferMenuProps) {
  const t = useT();
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        {brief ? (
          <ActionIcon
            variant="default"
            size={36}
            loading={busy}
            aria-label={t('transfer.menu')}
            title={t('transfer.menu')}
          >
            <IconArrowsUpDown size={18} aria-hidden="true" />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            loading={busy}
            title={t('transfer.menu')}
            leftSection={<IconArrowsUpDown size={16} aria-hidden="true" />}
            classNames={{ label: styles.label ?? '', section: styles.section ?? '' }}
          >
            {t('transfer.menu')}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void onImport()}>{t('transfer.import')}</Menu.Item>
        <Menu.Item onClick={() => void onExport('json')}>{t('transfer.export.json')}</Menu.Item>
        <Menu.Item onClick={() => void onExport('csv')}>{t('transfer.export.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
