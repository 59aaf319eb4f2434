import { MIN_PASSPHRASE } from '#contract/model/secrets.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { HiddenInput } from '../fields/hidden-input.tsx';
import { StrengthMeter } from './strength-meter.tsx';
import type { NewPassphrase } from './use-new-passphrase.ts';

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
