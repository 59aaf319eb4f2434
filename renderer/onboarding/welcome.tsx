import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Settings } from '#contract/model/settings.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { go, SHOW_PRESET } from '../shared/navigation.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';
import { AccountStep } from './account-step.tsx';
import { PresetStep } from './preset-step.tsx';
import { restart, STEPS, stepBefore, useProgress } from './progress.ts';
import { StartStep } from './start-step.tsx';
import { StepFrame } from './step-frame.tsx';
import styles from './welcome.module.css';

/**
 * From a first start to a first recording, in three steps. Above the board and not over it: nothing keeps
 * a preset from being started now.
 */
export function Welcome() {
  const t = useT();
  const id = useId();
  const [{ step, accountId, presetId }, change] = useProgress();
  const preset = useAppState(({ presets }) => presets.find((one) => one.id === presetId));
  const save = useSaveSettings();
  const done = async () => {
    const answer = await save.run({ welcomed: true });
    if (!answer.ok) return;
    restart();
    // The panel goes, and with it the focus: what was made takes it over.
    if (preset) go('presets', SHOW_PRESET, preset.id);
    else document.querySelector<HTMLElement>('[data-preset]')?.focus();
  };
  const before = stepBefore(step);
  const frame = {
    back: before && !preset && (
      <Button variant="default" onClick={() => change({ step: before })}>
        {t('welcome.back')}
      </Button>
    ),
  };
  return (
    <section className={styles.welcome} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {t('welcome.title')}
        </h2>
        <span className={styles.step}>
          {t('welcome.step', { step: STEPS.indexOf(step) + 1, count: STEPS.length })}
        </span>
        <Button variant="subtle" size="compact-sm" onClick={() => void done()}>
          {t('welcome.skip')}
        </Button>
      </div>
      <Focused key={preset ? 'start' : step} isFirst={step === 'language'}>
        {step === 'language' && <LanguageStep onNext={() => change({ step: 'account' })} />}
        {step === 'account' && (
          <AccountStep
            {...frame}
            accountId={accountId}
            onChoose={(chosen) => change({ accountId: chosen })}
            onNext={() => change({ step: 'preset' })}
          />
        )}
        {step === 'preset' &&
          (preset ? (
            <StartStep preset={preset} onDone={() => void done()} />
          ) : (
            <PresetStep
              {...frame}
              accountId={accountId}
              onMade={(made) => change({ presetId: made })}
            />
          ))}
      </Focused>
      <ErrorNote code={save.error} />
    </section>
  );
}

/** Focuses the heading of each step, for screen reader and keyboard; the first step leaves the focus where it is. */
function Focused({
  isFirst,
  children,
}: {
  readonly isFirst: boolean;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isFirst) ref.current?.querySelector<HTMLElement>('h3')?.focus();
  }, [isFirst]);
  return (
    <div ref={ref} className={styles.body}>
      {children}
    </div>
  );
}

function LanguageStep({ onNext }: { readonly onNext: () => void }) {
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
