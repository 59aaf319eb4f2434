import { Button, SegmentedControl } from '@mantine/core';
import type { Settings } from '#contract/model/app-state.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { useSaveSettings } from '../shared/state/use-save-settings.ts';
import { StepFrame } from './step-frame.tsx';

export function LanguageStep({ onNext }: { readonly onNext: () => void }) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const save = useSaveSettings();
  return (
    <StepFrame
      title={t('welcome.language.title')}
      actions={<Button onClick={onNext}>{t('welcome.next')}</Button>}
    >
      <p>{t('welcome.language.text')}</p>
      <div>
        <SegmentedControl<Settings['language']>
          aria-label={t('appearance.language')}
          value={language}
          data={[
            { value: 'en', label: t('language.en') },
            { value: 'zh-CN', label: t('language.zh-CN') },
          ]}
          onChange={(value) => void save.run({ language: value })}
        />
      </div>
      <ErrorNote code={save.error} />
    </StepFrame>
  );
}
