import { Confirm } from '../../shared/components/confirm.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

interface DiscardChangesProps {
  readonly onDiscard: () => void;
  readonly onKeep: () => void;
}

/** A key or a click too many must not take away what somebody has written. */
export function DiscardChanges({ onDiscard, onKeep }: DiscardChangesProps) {
  const t = useT();
  return (
    <Confirm
      opened
      title={t('editor.discard.title')}
      yes={t('editor.discard.yes')}
      no={t('editor.discard.no')}
      busy={false}
      error={null}
      onYes={onDiscard}
      onClose={onKeep}
    >
      {t('editor.discard.text')}
    </Confirm>
  );
}
