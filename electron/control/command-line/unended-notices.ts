import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import { clock } from '#contract/rules/local-time.ts';

/** One sentence for each run of which the program would stop something at its end, had it not left by then. */
export function unendedNotices(runs: readonly RunView[]): string[] {
  return runs.flatMap(({ presetName, calls }) => {
    const planned = calls.filter((call) => call.stopAt !== undefined && mayRecord(call));
    const [first] = planned;
    if (first?.stopAt === undefined) return [];
    const vendors = [...new Set(planned.map(({ vendor }) => vendor))].join(', ');
    const time = clock(new Date(first.stopAt * 1000));
    return [
      `Warning: nothing will stop "${presetName}" at ${vendors} at ${time}: CDN Recorder leaves now, and must be running then. Open it, or use --stop="${presetName}".`,
    ];
  });
}

const mayRecord = ({ outcome }: Call): boolean =>
  outcome?.streams.some(({ status }) => status === 'accepted' || status === 'unknown') ?? false;
