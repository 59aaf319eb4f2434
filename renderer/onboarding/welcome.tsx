import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { Settings } from '../../electron/contract/app-state.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { go, NEW_ACCOUNT } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { useSaveSettings } from '../shared/state/use-save-settings.ts';
import styles from './welcome.module.css';

const POINTS = ['accepted', 'practice', 'account'] as const;

/** The first start. Above the board and not over it: nothing keeps a preset from being started now. */
export function Welcome() {
  const t = useT();
  const id = useId();
  const language = useAppState((state) => state.language);
  const save = useSaveSettings();
  const done = () => void save.run({ welcomed: true });
  return (
    <section className={styles.welcome} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {t('welcome.title')}
        </h2>
        <SegmentedControl<Settings['language']>
          size="xs"
          aria-label={t('appearance.language')}
          value={language}
          data={[
            { value: 'en', label: t('language.en') },
            { value: 'zh-CN', label: t('language.zh-CN') },
          ]}
          onChange={(value) => void save.run({ language: value })}
        />
        <CloseButton aria-label={t('welcome.dismiss')} onClick={done} />
      </div>
      <ol className={styles.points}>
        {POINTS.map((point) => (
          <li key={point} className={styles.point}>
            <h3 className={styles.pointTitle}>{t(`welcome.${point}.title`)}</h3>
            <p className={styles.pointText}>{t(`welcome.${point}.text`)}</p>
          </li>
        ))}
      </ol>
      <ErrorNote code={save.error} />
      <div className={styles.actions}>
        <Button
          onClick={() => {
            done();
            focusFirstStart();
          }}
        >
          {t('welcome.practise')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            done();
            go('settings', NEW_ACCOUNT);
          }}
        >
          {t('welcome.addAccount')}
        </Button>
      </div>
    </section>
  );
}

/** The panel goes, and with it the focus: the next thing to press takes it over. */
function focusFirstStart(): void {
  document.querySelector<HTMLElement>('[data-start]')?.focus();
}
