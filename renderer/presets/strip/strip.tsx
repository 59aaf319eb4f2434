import type { Tone } from '#contract/model/colours.ts';
import { countPresets } from '#contract/rules/preset-summary.ts';
import { isKnownWhatRuns } from '#contract/rules/what-runs.ts';
import { clockWithSeconds, fromUnix } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useSummaries } from '../../shared/presets/use-summaries.ts';
import { useSecond } from '../../shared/recordings/use-second.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { sessionFilters } from '../board/board-session.ts';
import { useLayout } from '../board/use-layout.ts';
import { COUNTER_FILTERS, type CounterFilter } from '../session/counter-filter.ts';
import { useSessionValue } from '../session/session-value.ts';
import styles from './strip.module.css';

const APPEARANCES: Readonly<Record<CounterFilter, { readonly sign: string; readonly tone: Tone }>> =
  {
    accepted: { sign: '●', tone: 'red' },
    incomplete: { sign: '◐', tone: 'amber' },
    toVerify: { sign: '?', tone: 'amber' },
    notRecording: { sign: '✕', tone: 'amber' },
    sending: { sign: '↑', tone: 'blue' },
    practice: { sign: '◇', tone: 'violet' },
  };

/** The clock, and how many presets are in which state: pinned, and each counter shows only what it counts. */
export function Strip() {
  const t = useT();
  const isEmpty = useAppState(({ presets }) => presets.length === 0);
  const large = useLayout() === 'wall';
  // As text: the same counts are the same, and nothing is drawn again.
  const counted = useSummaries(({ all }) => {
    const counts = countPresets(all);
    return COUNTER_FILTERS.map((one) => counts[one]).join(' ');
  });
  const counts = counted.split(' ').map(Number);
  const isKnown = useAppState(({ problems }) => isKnownWhatRuns(problems));
  const isPractised = (counts[COUNTER_FILTERS.indexOf('practice')] ?? 0) > 0;
  const { counters } = useSessionValue(sessionFilters);
  const shown = COUNTER_FILTERS.filter(
    (one) => one !== 'practice' || isPractised || counters.includes(one),
  );
  if (isEmpty) return null;
  return (
    <section
      className={styles.strip}
      data-large={large || undefined}
      aria-label={t('strip.counters')}
    >
      <Clock />
      {!isKnown && (
        <span className={styles.notKnown} data-tone="amber">
          <span aria-hidden="true">!</span> {t('strip.notKnown')}
        </span>
      )}
      <div className={styles.counters}>
        {shown.map((counter) => (
          <CounterButton
            key={counter}
            counter={counter}
            count={counts[COUNTER_FILTERS.indexOf(counter)] ?? 0}
            pressed={counters.includes(counter)}
          />
        ))}
      </div>
    </section>
  );
}

interface CounterButtonProps {
  readonly counter: CounterFilter;
  readonly count: number;
  readonly pressed: boolean;
}

/** One counter: pressed, the presets below are those that it counts. */
function CounterButton({ counter, count, pressed }: CounterButtonProps) {
  const t = useT();
  const { sign, tone } = APPEARANCES[counter];
  const label = t(`strip.${counter}`);
  return (
    <button
      type="button"
      className={styles.counter}
      data-tone={tone}
      data-zero={count === 0 || undefined}
      aria-pressed={pressed}
      onClick={() => toggleCounter(counter)}
    >
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      <span className={styles.number}>{count}</span> <span className={styles.label}>{label}</span>
      {count < 10 && <span className={styles.slack} />}
    </button>
  );
}

function toggleCounter(counter: CounterFilter): void {
  const filters = sessionFilters.get();
  const others = filters.counters.filter((one) => one !== counter);
  const isOn = others.length < filters.counters.length;
  sessionFilters.set({ ...filters, counters: isOn ? others : [...others, counter] });
}

/** The time of day, to the second. */
function Clock() {
  const [ref, second] = useSecond();
  return (
    <time ref={ref} className={styles.clock}>
      {clockWithSeconds(fromUnix(second))}
    </time>
  );
}
