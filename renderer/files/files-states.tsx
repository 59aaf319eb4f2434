import { Button } from '@mantine/core';
import { Empty } from '../shared/components/empty.tsx';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { go } from '../shared/navigation.ts';

/** No file is known: what will be here, and how it comes. */
export function NoFiles() {
  const t = useT();
  return (
    <Empty
      title={t('files.empty.title')}
      actions={
        <Button variant="default" onClick={() => go('presets')}>
          {t('history.empty.toPresets')}
        </Button>
      }
    >
      {t('files.empty.text')}
    </Empty>
  );
}

export function NothingMatches({ onClear }: { readonly onClear: () => void }) {
  const t = useT();
  return (
    <Empty
      title={t('files.none.title')}
      actions={
        <Button variant="default" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      }
    >
      {t('files.none.text')}
    </Empty>
  );
}

interface UnavailableProps {
  readonly onRetry: () => void;
  /** Files that were read before stay on the screen: a note above them, and not a page of its own. */
  readonly beside: boolean;
}

export function Unavailable({ onRetry, beside }: UnavailableProps) {
  const t = useT();
  const retry = (
    <Button variant="default" size={beside ? 'compact-sm' : 'sm'} onClick={onRetry}>
      {t('table.retry')}
    </Button>
  );
  return beside ? (
    <Note tone="amber" sign="✕" role="alert" actions={retry}>
      {t('files.unavailable.text')}
    </Note>
  ) : (
    <Empty title={t('files.unavailable.title')} actions={retry}>
      {t('files.unavailable.text')}
    </Empty>
  );
}
