import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import { clock } from '#contract/rules/local-time.ts';

/** One sentence for each run of which the program would end something, or let it go on, had it not left by then. */
export function unendedNotices(runs: readonly RunView[]): string[] {
  return runs.flatMap(({ presetName, calls }) => {
    const planned = calls.filter((call) => isStoppedByUs(call) && mayRecord(call));
    const goingOn = calls.filter((call) => isGoingOn(call) && mayRecord(call));
    const [stopped] = planned;
    const [cut] = goingOn;
    return [
      ...(stopped?.stopAt === undefined
        ? []
        : [
            `Warning: nothing will stop "${presetName}" at ${vendorsOf(planned)} at ${at(stopped.stopAt)}: CDN Recorder leaves now, and must be running then. Open it, or use --stop="${presetName}".`,
          ]),
      ...(cut?.endTime === undefined || cut.endTime === null
        ? []
        : [
            `Warning: "${presetName}" ends at ${vendorsOf(goingOn)} at ${at(cut.endTime)}, and nothing will take over: CDN Recorder leaves now, and must be running then. Open it before that.`,
          ]),
    ];
  });
}

const isStoppedByUs = ({ endTime, stopAt }: Call): boolean =>
  stopAt !== undefined && endTime === null;

const isGoingOn = ({ endTime, stopAt }: Call): boolean => stopAt !== undefined && endTime !== null;

const vendorsOf = (calls: readonly Call[]): string =>
  [...new Set(calls.map(({ vendor }) => vendor))].join(', ');

const at = (seconds: number): string => clock(new Date(seconds * 1000));

const mayRecord = ({ outcome }: Call): boolean =>
  outcome?.streams.some(({ status }) => status === 'accepted' || status === 'unknown') ?? false;
