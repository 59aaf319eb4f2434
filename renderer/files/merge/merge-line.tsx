import type { RecordedFile } from '#contract/model/file.ts';
import type { Merge } from '#contract/model/merge.ts';
import { CopyValue } from '../../shared/components/copy-value.tsx';
import { vendorName } from '../../shared/format/text.ts';
import { nearClock } from '../../shared/format/time.ts';
import { HALF_A_MINUTE_MS, useNow } from '../../shared/format/use-now.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { timeLeft } from '../../shared/recordings/endings.ts';
import { useSecond } from '../../shared/recordings/use-second.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './merge.module.css';
import { isUnconfirmed, resultOf } from './merge-groups.ts';
import {
  isSlow,
  isUnderWay,
  MERGE_LOOKS,
  mergeAdvice,
  nextLookText,
  resultName,
} from './merge-text.ts';

interface MergeLineProps {
  readonly merge: Merge;
  readonly files: readonly RecordedFile[];
  readonly onFile: (file: RecordedFile) => void;
}

/** How one merge stands: what it makes of how many files, since when, its result, or why there is none. */
export function MergeLine({ merge, files, onFile }: MergeLineProps) {
  const t = useT();
  const { state, requestId } = merge;
  const { tone, sign } = MERGE_LOOKS[state];
  const advice = mergeAdvice(merge, t);
  const began = new Date(isUnderWay(merge) ? merge.createdAt : merge.changedAt);
  return (
    <div className={styles.line}>
      <p className={styles.state}>
        <output className={styles.mark} data-tone={tone}>
          <span aria-hidden="true">{sign}</span>{' '}
          {t(`merge.state.${state}`, { vendor: vendorName(merge.vendor, t) })}
        </output>{' '}
        {isUnderWay(merge) ? <Elapsed merge={merge} /> : nearClock(began, new Date())}
      </p>
      <p className={styles.second}>
        {t('merge.of', { count: merge.inputs.length, name: resultName(merge) })}
      </p>
      {state === 'finished' && <Result merge={merge} files={files} onFile={onFile} />}
      {isUnconfirmed(merge, files) && <p className={styles.advice}>{t('merge.reported')}</p>}
      {advice !== null && <p className={styles.advice}>{advice}</p>}
      <NextLook merge={merge} />
      {advice !== null && requestId !== null && (
        <p className={styles.second}>
          {t('field.requestId')} <CopyValue value={requestId} name={t('field.requestId')} />
        </p>
      )}
    </div>
  );
}

/** When it is looked after again, once that is seldom. */
function NextLook({ merge }: { readonly merge: Merge }) {
  const t = useT();
  const now = useNow(HALF_A_MINUTE_MS);
  const isOff = useAppState(
    ({ settings }) => settings.looksOff?.includes(merge.accountId) ?? false,
  );
  const text = nextLookText(merge, isOff, now, t);
  return text !== null && <p className={styles.second}>{text}</p>;
}

/** How long it has been at the vendor, and what to do once that is too long. */
function Elapsed({ merge }: { readonly merge: Merge }) {
  const t = useT();
  const [ref, now] = useSecond();
  const time = timeLeft(now - Math.floor(Date.parse(merge.createdAt) / 1000));
  return (
    <>
      <span ref={ref} role="timer">
        {t('merge.elapsed', { time })}
      </span>
      {isSlow(merge, now) && <span className={styles.slow}>{t('merge.slow')}</span>}
    </>
  );
}

function Result({ merge, files, onFile }: MergeLineProps) {
  const t = useT();
  const file = resultOf(merge, files);
  if (!file) return <p className={styles.advice}>{t('merge.result.unseen')}</p>;
  return (
    <button type="button" className={styles.link} onClick={() => onFile(file)}>
      {t('merge.result', { name: file.name })}
    </button>
  );
}
