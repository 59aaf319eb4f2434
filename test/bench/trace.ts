import type { Page } from 'playwright';

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;

interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  /** The part of it for which the thread had a core. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What Chromium calls the threads that a person waits for, and the event around each task of a thread. */
export const THREADS = { renderer: 'CrRendererMain', main: 'CrBrowserMain' } as const;
const TASK = 'ThreadControllerImpl::RunTask';

/** One task, in milliseconds: from its begin to its end, and how long it computed. */
export interface Task {
  readonly whole: number;
  readonly cpu: number;
}
/** The tasks that ran on these threads. */
export type Tasks = Record<keyof typeof THREADS, Task[]>;

/** Chromium's own record of every task on every thread, of all processes, while some work goes on. */
export async function tasksDuring(session: Session, work: () => Promise<void>): Promise<Tasks> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'], excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise((resume) => session.once('Tracing.tracingComplete', resume));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  const namesOf = new Map<string, string | undefined>();
  for (const { name, pid, tid, args } of events) {
    if (name === 'thread_name') namesOf.set(`${pid} ${tid}`, args?.name);
  }
  const tasksOf = (thread: string) =>
    events
      .filter(({ name, pid, tid }) => name === TASK && namesOf.get(`${pid} ${tid}`) === thread)
      .map(({ dur = 0, tdur = dur }) => ({ whole: dur / 1000, cpu: tdur / 1000 }));
  return { renderer: tasksOf(THREADS.renderer), main: tasksOf(THREADS.main) };
}
