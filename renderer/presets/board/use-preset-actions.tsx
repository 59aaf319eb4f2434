import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useRef } from 'react';
import type { Answer, ErrorCode } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppStateStore } from '../../shared/state/use-app-state.ts';
import styles from './use-preset-actions.module.css';

interface PresetActions {
  readonly remove: (preset: Preset) => Promise<Answer<null>>;
  readonly archive: (preset: Preset, archived: boolean) => Promise<Answer<unknown>>;
}

/** Takes presets off the board and brings them back, each with a word and a way back. */
export function usePresetActions(): PresetActions & { readonly error: ErrorCode | null } {
  const t = useT();
  const store = useAppStateStore();
  const removing = useAction((id: string) => bridge.ask('presets.remove', { id }));
  const saving = useAction((preset: Preset) => save(preset));
  const remove = async (preset: Preset) => {
    const answer = await removing.run(preset.id);
    if (!answer.ok) return answer;
    const undo = () => bridge.ask('presets.restore', { id: preset.id });
    showUndo({ text: t('board.removed', { preset: preset.name }), undo }, t('close'));
    return answer;
  };
  const archive = async (preset: Preset, archived: boolean) => {
    const changed = withArchived(preset, archived);
    const answer = await saving.run(changed);
    if (!answer.ok) return answer;
    // Whatever else has been changed meanwhile stays as it is.
    const present = () => store.current()?.presets.find(({ id }) => id === preset.id) ?? changed;
    const undo = () => save(withArchived(present(), !archived));
    const text = t(archived ? 'board.archivedNow' : 'board.unarchivedNow', {
      preset: preset.name,
    });
    showUndo({ text, undo }, t('close'));
    return answer;
  };
  const latest = useRef({ remove, archive });
  latest.current = { remove, archive };
  const actions = useMemo<PresetActions>(
    () => ({
      remove: (preset) => latest.current.remove(preset),
      archive: (preset, archived) => latest.current.archive(preset, archived),
    }),
    [],
  );
  return { ...actions, error: removing.error ?? saving.error };
}

const save = ({ id, ...draft }: Preset) => bridge.ask('presets.save', { id, draft });

function withArchived({ archived: _, ...preset }: Preset, archived: boolean): Preset {
  return archived ? { ...preset, archived } : preset;
}

const SHOWN_MS = 10_000;
/** The next one takes the place of the last: only that can be meant by "undo". */
const ID = 'undo';

interface UndoToastProps {
  readonly text: string;
  readonly undo: () => Promise<Answer<unknown>>;
}

/** Says what was just done to a preset, with the way back beside it. */
function showUndo(toast: UndoToastProps, close: string): void {
  notifications.hide(ID);
  notifications.show({
    id: ID,
    autoClose: SHOWN_MS,
    className: styles.toast ?? '',
    closeButtonProps: { 'aria-label': close },
    message: <UndoToast {...toast} />,
  });
}

function UndoToast({ text, undo }: UndoToastProps) {
  const t = useT();
  const { run, busy, error } = useAction(undo);
  const back = async () => {
    if ((await run()).ok) notifications.hide(ID);
  };
  return (
    <div className={styles.content}>
      <div className={styles.body}>
        <span className={styles.text}>{text}</span>
        <Button variant="default" size="compact-sm" loading={busy} onClick={() => void back()}>
          {t('board.undo')}
        </Button>
      </div>
      <ErrorNote code={error} />
    </div>
  );
}
