import type { RunningCli } from '../support/desktop/cli.ts';

const ANNOUNCED = /DevTools listening on (ws:\S+)/;
const BINDING = 'benchSaw';

interface Message {
  readonly method?: string;
  readonly params?: {
    readonly sessionId?: string;
    readonly targetInfo?: { readonly type: string; readonly targetId: string };
    readonly name?: string;
    readonly payload?: string;
  };
}
type Params = NonNullable<Message['params']>;
type Send = (method: string, params: object, sessionId?: string) => void;

/**
 * Runs a script in the first page as early as can be, and in what it loads next, and resolves with what the
 * script hands to `benchSaw` first.
 */
export function fromFirstPage(running: RunningCli, script: string): Promise<string> {
  return withPages(running, (send, { method, params = {} }, done) => {
    if (method === 'Runtime.bindingCalled' && params.name === BINDING) done(params.payload ?? '');
    if (!isNewPage(method, params)) return;
    send('Runtime.enable', {}, params.sessionId);
    send('Runtime.addBinding', { name: BINDING }, params.sessionId);
    send('Page.enable', {}, params.sessionId);
    send('Page.addScriptToEvaluateOnNewDocument', { source: script }, params.sessionId);
    // The page may be loading by now.
    send('Runtime.evaluate', { expression: script }, params.sessionId);
    send('Runtime.runIfWaitingForDebugger', {}, params.sessionId);
  });
}

const isNewPage = (method: string | undefined, { targetInfo }: Params): boolean =>
  method === 'Target.attachedToTarget' && targetInfo?.type === 'page';

/**
 * DevTools' own protocol, spoken without Playwright, which holds main up at a breakpoint: the app is started
 * as anyone starts it, with `--remote-debugging-port=0`.
 */
async function withPages(
  running: RunningCli,
  onMessage: (send: Send, message: Message, done: (result: string) => void) => void,
): Promise<string> {
  const socket = new WebSocket(await announced(running));
  try {
    return await new Promise<string>((resolve, reject) => {
      let id = 0;
      const send: Send = (method, params, sessionId) => {
        id += 1;
        socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
      };
      socket.onopen = () =>
        send('Target.setAutoAttach', {
          autoAttach: true,
          waitForDebuggerOnStart: true,
          flatten: true,
        });
      socket.onmessage = ({ data }) => onMessage(send, JSON.parse(String(data)), resolve);
      socket.onclose = () => reject(new Error('the app left before its page said anything'));
    });
  } finally {
    socket.close();
  }
}

/** As soon as it is said: whoever polls comes after the page. */
function announced({ child, stderr }: RunningCli): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const address = ANNOUNCED.exec(stderr())?.[1];
      if (address) resolve(address);
    };
    child.stderr?.on('data', look);
    child.once('exit', () => reject(new Error(`the app left: ${stderr()}`)));
    look();
  });
}
