import type { Recording } from '#contract/model/start.ts';
import { fromUnix, nearClock } from '../../shared/format/time.ts';
import { vendorList } from '../../shared/format/words.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { Countdown } from '../../shared/recordings/countdown.tsx';
import { endingsOf } from '../../shared/recordings/endings.ts';
import styles from './ends-line.module.css';

interface EndsLineProps {
  readonly running: readonly Recording[];
  /** What nobody knows of, and what may go on after the others have ended. */
  readonly perhaps: readonly Recording[];
  /** Where each vendor's own line says it already, what never ends is not said again. */
  readonly knownOnly?: boolean;
}

/** Until when what runs goes on, with a countdown; and what goes on until somebody stops it. */
export function EndsLine({ running, perhaps, knownOnly = false }: EndsLineProps) {
  const t = useT();
  const { known, never } = endingsOf(running);
  const isMixed = known.length + (never.length + perhaps.length > 0 ? 1 : 0) > 1;
  const [next, ...later] = known;
  if (!next && (knownOnly || never.length === 0)) return null;
  const of = (vendors: Parameters<typeof vendorList>[0]) =>
    isMixed ? t('list.of', { names: vendorList(vendors, t) }) : '';
  return (
    <div className={styles.ends}>
      {next && (
        <span>
          {of(next.vendors)}
          {t('ending.at', { time: nearClock(fromUnix(next.endTime), new Date()) })}
          {' · '}
          <Countdown endTime={next.endTime} />
          {later.length > 0 && ` · ${t('board.endsLater', { count: later.length })}`}
        </span>
      )}
      {!knownOnly && never.length > 0 && (
        <span>
          {of(never)}
          {t('ending.never')}
        </span>
      )}
    </div>
  );
}
