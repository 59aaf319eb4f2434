import { Button } from '@mantine/core';
import { Note } from '../shared/components/note.tsx';
import { expiringText, useExpiringFiles } from '../shared/files/expiring-files.ts';
import { useT } from '../shared/i18n/use-t.ts';

/** Files that the vendor deletes soon: how many, and the way to them. */
export function ExpiringNote({ onShow }: { readonly onShow: () => void }) {
  const t = useT();
  const expiring = useExpiringFiles();
  if (!expiring) return null;
  return (
    <Note
      tone="amber"
      sign="!"
      actions={
        <Button variant="default" size="compact-sm" onClick={onShow}>
          {t('files.expiring.show')}
        </Button>
      }
    >
      {expiringText(expiring, t)}
    </Note>
  );
}
