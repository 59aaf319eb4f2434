import { Button, CloseButton, Menu, Progress } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { EXPORT_FORMATS, type ExportFormat, type ExportProgress } from '#contract/model/history.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { number } from '../../shared/format/number-and-day.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './export.module.css';

interface ExportMenuProps {
  /** Nothing is there to be exported. */
  readonly disabled: boolean;
  readonly filtered: boolean;
  readonly onExport: (format: ExportFormat) => void;
}

/** Writes what is filtered for into a file; where to, the system's own dialog asks. */
export function ExportMenu({ disabled, filtered, onExport }: ExportMenuProps) {
  const t = useT();
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={disabled}
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {t(filtered ? 'history.export.filtered' : 'history.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {EXPORT_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => onExport(format)}>
            {t(`export.format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How each export goes, and how it ended until that was seen. Nothing waits for it. */
export function ExportBars() {
  const exports = useAppState((state) => state.exports);
  return exports.map((progress) =>
    progress.state === 'running' ? (
      <Running key={progress.id} progress={progress} />
    ) : (
      <Ended key={progress.id} progress={progress} />
    ),
  );
}

function Running({ progress }: { readonly progress: ExportProgress }) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const { id, file, done, total, calls } = progress;
  const cancel = useAction(() => bridge.ask('history.exportCancel', { id }));
  const rows = { file, done: number(done, language) };
  const text =
    calls !== null
      ? t('history.export.runningCalls', { file, calls: number(calls, language) })
      : total === null
        ? t('history.export.running', rows)
        : t('history.export.runningOf', { ...rows, total: number(total, language) });
  return (
    <div className={styles.running}>
      <div className={styles.line}>
        <span className={styles.text}>{text}</span>
        <Button
          variant="default"
          size="compact-sm"
          disabled={cancel.busy}
          aria-label={t('history.export.cancel', { file })}
          onClick={() => void cancel.run()}
        >
          {t('cancel')}
        </Button>
      </div>
      <Progress
        size="sm"
        aria-label={t('history.export.progress', { file })}
        value={total ? Math.min(100, (done / total) * 100) : 100}
        striped={total === null}
        animated={total === null}
      />
      <ErrorNote code={cancel.error} />
    </div>
  );
}

function Ended({ progress }: { readonly progress: ExportProgress }) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const { id, file, done, calls, state, fault } = progress;
  const dismiss = useAction(() => bridge.ask('history.exportDismiss', { id }));
  const saved =
    calls === null
      ? t('history.export.done', { file, done: number(done, language) })
      : t('history.export.doneCalls', { file, calls: number(calls, language) });
  const failed = state === 'failed';
  return (
    <Note
      tone={failed ? 'amber' : 'grey'}
      sign={failed ? '✕' : state === 'done' ? '✓' : '■'}
      role={failed ? 'alert' : 'note'}
      actions={
        <CloseButton
          aria-label={t('history.export.dismiss', { file })}
          onClick={() => void dismiss.run()}
        />
      }
    >
      <span role={failed ? undefined : 'status'}>
        {state === 'done' && saved}
        {state === 'cancelled' && t('history.export.cancelled', { file })}
        {failed && t(`history.export.failed.${fault ?? 'internal'}`, { file })}
      </span>
    </Note>
  );
}
