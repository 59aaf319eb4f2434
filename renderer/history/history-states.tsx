import { Button } from '@mantine/core';
import { Empty } from '../shared/components/empty.tsx';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { go } from '../shared/navigation.ts';

/** Nothing was ever started: what will be here, and how it comes. */
export function NothingYet() {
  const t = useT();
  return (
    <Empty
      title={t('history.empty.title')}
      actions={
        <Button variant="default" onClick={() => go('presets')}>
          {t('history.empty.toPresets')}
        </Button>
      }
    >
      {t('history.empty.text')}
    </Empty>
  );
}

export function NothingMatches({ onClear }: { readonly onClear: () => void }) {
  const t = useT();
  return (
    <Empty
      title={t('history.none.title')}
      actions={
        <Button variant="default" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      }
    >
      {t('history.none.text')}
    </Empty>
  );
}

export function Unavailable({ onRetry }: { readonly onRetry: () => void }) {
  const t = useT();
  return (
    <Empty
      title={t('history.unavailable.title')}
      actions={
        <Button variant="default" onClick={onRetry}>
          {t('table.retry')}
        </Button>
      }
    >
      {t('history.unavailable.text')}
    </Empty>
  );
}

/** Further rows cannot be read; those on the screen stay. */
export function NoMoreRows({ onRetry }: { readonly onRetry: () => void }) {
  const t = useT();
  return (
    <Note
      tone="amber"
      sign="✕"
      role="alert"
      actions={
        <Button variant="default" size="compact-sm" onClick={onRetry}>
          {t('table.retry')}
        </Button>
      }
    >
      {t('history.unavailable.text')}
    </Note>
  );
}
