import { CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { ShortcutSheet } from '../../shared/shortcuts/shortcut-sheet.tsx';
import { useShortcuts } from '../../shared/shortcuts/use-shortcuts.ts';
import { WindowActionsContext } from '../../shared/window-actions.ts';
import { Palette } from './palette.tsx';
import type { Command } from './palette-entries.ts';
import { type Dialog, usePaletteCommands } from './use-perform-command.ts';

/** What keys and palette do, whatever is on the screen, and the dialogs that belong to them. */
export function WindowActionsProvider({ children }: { readonly children: ReactNode }) {
  const t = useT();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { perform, run, error, clear } = usePaletteCommands(setDialog);
  useShortcuts(perform);
  const close = () => setDialog(null);
  const refusal = (
    <ErrorNote code={error} actions={<CloseButton aria-label={t('close')} onClick={clear} />} />
  );
  return (
    <WindowActionsContext value={{ perform, refusal }}>
      {children}
      {dialog?.kind === 'palette' && (
        <Palette
          onClose={() => {
            close();
            giveBack(dialog.opener);
          }}
          onRun={(command: Command) => {
            close();
            // First the focus goes back, then the command may move it. Within a preset it goes to the card, so
            // that a second Enter does not press the button that had it.
            giveBack(dialog.opener?.closest('[data-preset]') ?? dialog.opener);
            run(command);
          }}
        />
      )}
      {dialog?.kind === 'help' && <ShortcutSheet onClose={close} />}
    </WindowActionsContext>
  );
}

function giveBack(opener: Element | null): void {
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
}
