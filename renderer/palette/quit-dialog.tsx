import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { useT } from '../shared/i18n/use-t.ts';

/** A key or a line too many must not take the tray away. What runs at the vendors goes on either way. */
export function QuitDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const quit = useAction(() => bridge.ask('app.quit', null));
  return (
    <Confirm
      opened
      title={t('quit.title')}
      yes={t('quit.yes')}
      busy={quit.busy}
      error={quit.error}
      onYes={() => void quit.run()}
      onClose={onClose}
    >
      {t('quit.text')}
    </Confirm>
  );
}
