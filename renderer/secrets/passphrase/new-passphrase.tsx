import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelArgs, ChannelResult } from '#contract/ipc/channels.ts';
import type { LocaleKey } from '#contract/locales/index.ts';
import { MIN_PASSPHRASE } from '#contract/model/secrets.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { type Action, useAction } from '../../shared/bridge/use-action.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { type HiddenField, HiddenInput, useHiddenField } from '../fields/hidden-field.tsx';
import styles from './new-passphrase.module.css';
import type { Score } from './strength.ts';

interface NewPassphraseFieldsProps {
  readonly passphrase: NewPassphrase;
  readonly first?: boolean;
}

/** Two fields and how strong it is; what it costs to forget it is said before, not afterwards. */
export function NewPassphraseFields({ passphrase, first = false }: NewPassphraseFieldsProps) {
  const t = useT();
  const { next, again, score, problem, problemAgain, look, lookAgain } = passphrase;
  return (
    <>
      <div>
        <HiddenInput
          field={next}
          first={first}
          label={t('secrets.passphrase.new')}
          description={t('secrets.passphrase.new.hint', { count: MIN_PASSPHRASE })}
          error={problem && t(problem, { count: MIN_PASSPHRASE })}
          onInput={look}
        />
        <StrengthMeter score={score} />
      </div>
      <HiddenInput
        field={again}
        label={t('secrets.passphrase.again')}
        error={problemAgain && t(problemAgain)}
        onInput={lookAgain}
      />
      <p>{t('secrets.passphrase.unrecoverable')}</p>
    </>
  );
}

const PARTS = [0, 1, 2, 3, 4] as const;

/** A bar and a word. Amber where it is too little; never green, which is for what is proven. */
function StrengthMeter({ score }: { readonly score: Score | null }) {
  const t = useT();
  const text = score === null ? '' : t(`secrets.strength.${score}`);
  return (
    <div className={styles.strength} data-tone={score !== null && score < 2 ? 'amber' : 'grey'}>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn in parts */}
      <div
        role="meter"
        className={styles.bar}
        aria-label={t('secrets.strength')}
        aria-valuemin={0}
        aria-valuemax={5}
        aria-valuenow={score === null ? 0 : score + 1}
        aria-valuetext={text || t('secrets.strength.none')}
      >
        {PARTS.map((part) => (
          <span
            key={part}
            className={styles.part}
            data-filled={(score !== null && part <= score) || undefined}
          />
        ))}
      </div>
      <output className={styles.text}>{text}</output>
    </div>
  );
}

interface NewPassphrase {
  readonly next: HiddenField;
  readonly again: HiddenField;
  readonly score: Score | null;
  readonly problem: LocaleKey | null;
  readonly problemAgain: LocaleKey | null;
  readonly look: () => void;
  readonly lookAgain: () => void;
  /** Reads and empties both; null where it cannot be one yet, which the fields then say. */
  readonly take: () => Promise<string | null>;
}

/** A new passphrase; the operator types it twice because the field hides it. */
export function useNewPassphrase(): NewPassphrase {
  const next = useHiddenField();
  const again = useHiddenField();
  const { score, look, measure } = useStrength();
  const [problem, setProblem] = useState<LocaleKey | null>(null);
  const [problemAgain, setProblemAgain] = useState<LocaleKey | null>(null);
  const take = async () => {
    const wrong = problemOf(next.peek(), await measure(next.peek()));
    const differs = next.peek() !== again.peek();
    setProblem(wrong);
    setProblemAgain(!wrong && differs ? 'secrets.problem.passphrase.differs' : null);
    if (wrong) next.focus();
    else if (differs) again.focus();
    if (wrong || differs) return null;
    again.take();
    look('');
    return next.take();
  };
  return {
    next,
    again,
    score,
    problem,
    problemAgain,
    look: () => {
      setProblem(null);
      look(next.peek());
    },
    lookAgain: () => setProblemAgain(null),
    take,
  };
}

/** A weak one is the operator's own affair, and named so; one of the first guesses is none. */
function problemOf(passphrase: string, score: Score | null): LocaleKey | null {
  if (passphrase.length < MIN_PASSPHRASE) return 'secrets.problem.passphrase.short';
  return score === 0 ? 'secrets.problem.passphrase.weak' : null;
}

/** A megabyte of words, fetched only where a passphrase is chosen. */
const load = () => import('./strength.ts');

interface Strength {
  /** Null while the field is empty. */
  readonly score: Score | null;
  readonly look: (passphrase: string) => void;
  /** Null where the words could not be fetched: an estimate that fails must not keep a passphrase out. */
  readonly measure: (passphrase: string) => Promise<Score | null>;
}

/** How strong a passphrase is, as it is typed. */
function useStrength(): Strength {
  const [score, setScore] = useState<Score | null>(null);
  const looked = useRef(0);
  useEffect(() => void load().catch(() => undefined), []);
  const measure = useCallback(async (passphrase: string) => {
    const strength = await load().catch(() => null);
    return strength === null ? null : strength.scoreOf(passphrase);
  }, []);
  const look = useCallback(
    async (passphrase: string) => {
      looked.current += 1;
      const turn = looked.current;
      if (passphrase === '') return setScore(null);
      const measured = await measure(passphrase);
      // What was typed meanwhile has been measured after it.
      if (turn === looked.current) setScore(measured);
    },
    [measure],
  );
  return { score, look: (passphrase) => void look(passphrase), measure };
}

/** Sets, changes or removes the passphrase. */
export const useProtect = (): Action<
  [ChannelArgs<'vault.protect'>],
  ChannelResult<'vault.protect'>
> => useAction((change: ChannelArgs<'vault.protect'>) => bridge.ask('vault.protect', change));
