/** What has to know that the computer sleeps. */
export interface SleepServices {
  readonly transport: {
    /** Drops the connections that are open and idle. */
    renew(): void;
  };
  readonly scheduleService: Looking;
  readonly plannedStops: Looking;
  readonly handOvers: Looking;
  readonly alarms: Looking;
  readonly streamWatch: Looking;
  feedHistory(): Promise<void>;
}

interface Looking {
  look(): void;
}

/** Tells of the computer's sleep; Electron's `powerMonitor` does. */
export interface PowerEvents {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'resume', listener: () => void): unknown;
}

/**
 * Follows the computer's sleep. Timers stand still meanwhile, those that end idle connections among them: a request
 * on a connection that the server has forgotten is lost, and whether it arrived is then unknown. They are dropped
 * before the computer sleeps, since a timer may fire before the program is told that it is awake, and once more after
 * it, where the computer told nothing before.
 */
export function followSleep(power: PowerEvents, services: SleepServices): void {
  const { transport, scheduleService, plannedStops, handOvers, alarms, streamWatch } = services;
  power.on('suspend', () => transport.renew());
  power.on('resume', () => {
    transport.renew();
    // What ends comes first: a late stop records more than an operator wants.
    for (const one of [plannedStops, handOvers, scheduleService, alarms, streamWatch]) one.look();
    // A day may have begun.
    void services.feedHistory();
  });
}
