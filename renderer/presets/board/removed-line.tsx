import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './board.module.css';

/** Where the last deletion can still be taken back when its toast is gone. */
export function RemovedLine() {
  const t = useT();
  const removed = useAppState((state) => state.removedPreset);
  const restore = useAction((id: string) => bridge.ask('presets.restore', { id }));
  if (!removed) return null;
  return (
    <div className={styles.removed}>
      <div className={styles.removedWords}>
        <span className={styles.removedName}>{t('board.removed', { preset: removed.name })}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={16} />}
          loading={restore.busy}
          aria-label={t('board.undo.label', { preset: removed.name })}
          onClick={() => void restore.run(removed.id)}
        >
          {t('board.undo')}
        </Button>
      </div>
      <ErrorNote code={restore.error} />
    </div>
  );
}
