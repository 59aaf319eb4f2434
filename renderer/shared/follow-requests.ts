import type { PagePlace } from '#contract/ipc/channels.ts';
import { bridge } from './bridge/bridge.ts';
import { go } from './navigation.ts';

/**
 * Shows what the tray, a link or a notification leads to: from now on, and what they led to before this page listened.
 *
 * @returns what ends it
 */
export function followRequests(): () => void {
  let isOver = false;
  const show = ({ section, parts }: PagePlace) => go(section, ...parts);
  const end = bridge.on('section.requested', (wanted) => {
    isOver = true;
    show(wanted);
  });
  void bridge.ask('section.wanted', null).then((answer) => {
    // A later request has overtaken it.
    if (answer.ok && answer.value && !isOver) show(answer.value);
  });
  return () => {
    isOver = true;
    end();
  };
}
