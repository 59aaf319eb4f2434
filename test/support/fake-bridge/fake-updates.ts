import type { ChannelArgs, ChannelResult } from '#contract/ipc/channels.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { UpdatesView } from '#contract/model/update.ts';
import { updateObstacle } from '#contract/rules/update-obstacle.ts';

type UpdateChannel = `updates.${'save' | 'check' | 'download' | 'cancel' | 'install'}`;
type UpdateHandlers = {
  readonly [N in UpdateChannel]: (args: ChannelArgs<N>) => ChannelResult<N>;
};

interface Main {
  current(): AppState;
  update(changes: Partial<AppState>): void;
  agrees(): boolean;
}

/** Updates as the window sees them: what a look finds and a download comes to is the test's to say. */
export class FakeUpdates {
  readonly handlers: UpdateHandlers;
  /** What the next look finds. */
  found: Partial<UpdatesView> = {};
  /** What the next download comes to. */
  fetched: Partial<UpdatesView> = {};

  constructor({ current, update, agrees }: Main) {
    const show = (changes: Partial<UpdatesView>) =>
      update({ updates: { ...current().updates, ...changes } });
    this.handlers = {
      'updates.save': (updates) => {
        if (!agrees()) return { agreed: false };
        update({ settings: { ...current().settings, updates } });
        return { agreed: true };
      },
      'updates.check': () => {
        show(this.found);
        return null;
      },
      'updates.download': () => {
        show(this.fetched);
        return null;
      },
      'updates.cancel': () => {
        show({ activity: 'idle' });
        return null;
      },
      'updates.install': () => {
        const obstacle = updateObstacle(current(), Date.now());
        const agreed = obstacle === null && agrees();
        if (agreed) show({ activity: 'installing' });
        return { agreed, obstacle };
      },
    };
  }
}
