/**
 * What a second process says when the first one cannot do its work: that nothing was started, who the first
 * one is, and how a person ends it. This program never does that by itself.
 */
export function unanswered(
  what: 'cannot be reached' | 'does not answer',
  processId: number | null,
  platform: NodeJS.Platform = process.platform,
): string {
  const who = processId === null ? '' : ` (process ${processId})`;
  return [
    `CDN Recorder runs already${who} and ${what}. Nothing was started.`,
    'Try again in a moment: it may only be slow.',
    `If it stays silent, end it${processId === null ? '' : ` with ${commandsToEnd(processId, platform)}`}: a call that is on its way is then unknown, and secrets kept in memory only have to be entered again.`,
  ].join(' ');
}

/** What a receiver of callbacks says where another process has the data folder. */
export function inUse(processId: number | null): string {
  const who = processId === null ? '' : ` (process ${processId})`;
  return [
    `Another CDN Recorder${who} uses this data folder. Nothing is received.`,
    'Quit it first, switch on its own receiver in Settings, Callbacks, or use another folder with --user-data-dir.',
  ].join(' ');
}

function commandsToEnd(processId: number, platform: NodeJS.Platform): string {
  if (platform === 'win32') return `taskkill /PID ${processId}, and if that does nothing, with /F`;
  return `kill ${processId}, and if that does nothing, kill -9 ${processId}`;
}
