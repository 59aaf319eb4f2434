import { type CSSProperties, memo, useMemo } from 'react';
import { presetsThatCall } from '#contract/rules/alarms/alarms-of-run.ts';
import { presetsWithMissingFiles } from '#contract/rules/missing-files.ts';
import { serverAheadSeconds } from '#contract/rules/server-clock-ahead.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { streamAppearance } from '#contract/rules/stream-appearance.ts';
import { useAccount, waitsForSecret } from '../../shared/accounts/use-account.ts';
import { usePending } from '../../shared/commands/use-commands.ts';
import { list, streamCount, vendorName, vendorShort } from '../../shared/format/text.ts';
import { nearClock } from '../../shared/format/time.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useSummaries } from '../../shared/presets/use-summaries.ts';
import { timeLeft, timeSince } from '../../shared/recordings/endings.ts';
import { useSecond } from '../../shared/recordings/use-second.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { fitOf, hyphenated, linesOf } from './fit.ts';
import styles from './tile.module.css';
import { PRESET_APPEARANCES } from './tile-appearance.ts';
import { keptModel, type TileModel } from './tile-model.ts';

interface TileProps {
  readonly presetId: string;
  /** The one of the wall that Tab leads to. */
  readonly current: boolean;
  readonly selected: boolean;
  /** Lines of the page's grid, counted from 1. */
  readonly row: number;
  readonly column: number;
}

/** One preset as it is read from the chair. Clicks and keys are the wall's: there are many tiles. */
export const Tile = memo(function Tile({ presetId, current, selected, row, column }: TileProps) {
  const t = useT();
  const model = useSummaries(useMemo(() => keptModel(presetId), [presetId]));
  const isNew = useNewTrouble(presetId);
  const { starting } = usePending(presetId);
  const missing = useAppState(({ fileWatches }) =>
    presetsWithMissingFiles(fileWatches).has(presetId),
  );
  const account = useAccount(model?.accountId ?? '');
  if (!model) return null;
  const waits = starting && waitsForSecret(account);
  const lacksFiles = missing && !waits && isAtRest(model.state);
  const { ground } = PRESET_APPEARANCES[model.state];
  const name = shownName(model.name, t);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table has no tiles
    <div
      role="gridcell"
      tabIndex={current ? 0 : -1}
      aria-selected={selected}
      title={name}
      className={styles.tile}
      style={{ gridRow: row, gridColumn: column }}
      data-preset={presetId}
      data-state={model.state}
      data-sending={model.underWay !== null || undefined}
      data-ground={model.practice ? 'practice' : ground}
      data-new={isNew || undefined}
      data-lacks-files={lacksFiles || undefined}
    >
      <span className="visually-hidden">
        {tileLabel(model, account?.name, t)}
        {lacksFiles && ` ${t('wall.noFile')}`}
      </span>
      <div className={styles.inner} aria-hidden="true">
        {account && (
          <span className={styles.flag} data-account-colour={account.colour} aria-hidden="true" />
        )}
        <div className={styles.name} style={fitting(name)}>
          {model.colour && (
            <span className={styles.mark} data-account-colour={model.colour} aria-hidden="true" />
          )}
          {hyphenated(name)}
        </div>
        {lacksFiles ? (
          <Line sign="!" text={t('wall.noFile')} />
        ) : (
          <MainLine model={model} waits={waits} />
        )}
        <Foot model={model} />
      </div>
    </div>
  );
});

const fitting = (name: string): CSSProperties => ({ '--fit': fitOf(name) }) as CSSProperties;

/** Whether it has trouble that no operator has acknowledged. */
const useNewTrouble = (presetId: string): boolean =>
  useAppState(({ alarms }) => presetsThatCall(alarms).has(presetId));

interface MainLineProps {
  readonly model: TileModel;
  readonly waits: boolean;
}

/** The sign of the state, with the time, the missing stream or the word for it. */
function MainLine({ model, waits }: MainLineProps) {
  const t = useT();
  const { state, underWay, since, endTime } = model;
  if (waits) return <Line sign="…" text={t('wall.waits')} />;
  if (state === 'idle') return <div />;
  const { sign } = PRESET_APPEARANCES[state];
  // Part of it records already: the rest has no outcome yet, and must not look as if it had.
  if (underWay && state !== 'unknown')
    return <Line sign={PRESET_APPEARANCES.sending.sign} text={t(UNDER_WAY[underWay])} />;
  if (state === 'accepted' && since !== null)
    return (
      <div className={styles.main}>
        <span className={styles.sign}>{sign}</span>
        <RunningTime since={since} endTime={endTime} />
      </div>
    );
  if (state === 'verified-not-recording' && model.verifiedAt) {
    const time = nearClock(new Date(model.verifiedAt), new Date());
    return <Line sign={sign} text={t('wall.verified', { time })} />;
  }
  const [first, ...others] = state === 'partial' ? model.missing : [];
  if (first !== undefined) return <MissingLine sign={sign} lines={linesOf(first, others.length)} />;
  if (state === 'partial') return <Line sign={sign} text={t(openStopKey(model))} />;
  return <Line sign={sign} text={t(`wall.state.${state}`)} />;
}

const UNDER_WAY = { start: 'wall.state.sending', stop: 'status.stop.sending' } as const;

interface LineProps {
  readonly sign: string;
  readonly text: string;
}

const Line = ({ sign, text }: LineProps) => (
  <div className={styles.main}>
    <span className={styles.sign}>{sign}</span>
    <span className={styles.text}>{text}</span>
  </div>
);

interface MissingLineProps {
  readonly sign: string;
  readonly lines: readonly string[];
}

/** The ID that does not record. */
const MissingLine = ({ sign, lines }: MissingLineProps) => (
  <div className={styles.main}>
    <span className={styles.sign}>{sign}</span>
    <span className={styles.text} data-missing={true}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <span key={at} className={styles.idLine}>
          {line}
        </span>
      ))}
    </span>
  </div>
);

/** So long before a known end the time that is left counts more than the time that has passed. */
const COUNTDOWN_SECONDS = 600;

interface RunningTimeProps {
  readonly since: string;
  readonly endTime: number | null;
}

function RunningTime({ since, endTime }: RunningTimeProps) {
  const t = useT();
  const ahead = useAppState((state) => serverAheadSeconds(state.problems));
  const [ref, now] = useSecond();
  const left = endTime === null ? null : endTime - now - ahead;
  const isEnding = left !== null && left >= 0 && left < COUNTDOWN_SECONDS;
  const time = isEnding
    ? t('wall.left', { time: timeLeft(left) })
    : timeSince(now - Date.parse(since) / 1000);
  return (
    <span ref={ref} className={styles.time} data-long={time.length > 8 || undefined}>
      {time}
    </span>
  );
}

/** How much of it records, and each vendor with the sign of its worst stream. */
function Foot({ model }: { readonly model: TileModel }) {
  const { state, practice, recording, total, streams, chips } = model;
  const t = useT();
  return (
    <div className={styles.foot}>
      <span className={styles.count}>
        {isAtRest(state) ? streamCount(streams, t) : `${recording}/${total}`}
      </span>
      <span className={styles.chips}>
        {chips.map((chip) => (
          <span key={chip.vendor} className={styles.chip} data-plain={isPlain(chip) || undefined}>
            {vendorShort(chip.vendor, t)}
            <span className={styles.chipSign}>{streamAppearance(chip.state, practice).sign}</span>
          </span>
        ))}
      </span>
    </div>
  );
}

/** Nothing of it is to be counted: "0/3" after a good programme would read as a failure. */
const isAtRest = (state: TileModel['state']): boolean => state === 'idle' || state === 'ended';

/** Records, as the whole tile says: its sign gives way where there is little room. */
const isPlain = ({ state }: TileModel['chips'][number]): boolean =>
  streamAppearance(state, false).tone === 'red';

function openStopKey({ isOverdue, mayEndEarly }: TileModel) {
  if (isOverdue) return 'wall.overdue';
  return mayEndEarly ? 'wall.endsEarly' : 'wall.stopOpen';
}

function missingText(model: TileModel, t: Translate): string {
  const [first, ...others] = model.missing;
  if (first === undefined) return t(openStopKey(model));
  return others.length === 0 ? first : t('wall.more', { stream: first, count: others.length });
}

/** The whole tile as text: its state in words, what is missing, and at which vendor. */
function tileLabel(model: TileModel, accountName: string | undefined, t: Translate): string {
  const { name, state, practice, recording, total, streams, missing, chips } = model;
  const troubled = chips.filter((chip) => !isPlain(chip) && chip.state !== 'idle');
  const parts = [
    shownName(name, t),
    ...(practice ? [t('wall.practice')] : []),
    t(`wall.state.${state}`),
    ...(model.underWay ? [t(UNDER_WAY[model.underWay])] : []),
    isAtRest(state) ? streamCount(streams, t) : `${recording}/${total}`,
    ...(state === 'partial' ? [missingText(model, t)] : missing.slice(0, 1)),
    ...troubled.map(
      ({ vendor, state: own }) =>
        `${vendorName(vendor, t)} ${streamAppearance(own, practice).sign}`,
    ),
    ...(accountName ? [shownName(accountName, t)] : []),
  ];
  return list([...new Set(parts)], t);
}
