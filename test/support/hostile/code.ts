import type { Trick } from './trick.ts';

/** Ways to run text as code. */
export const CODE: readonly Trick[] = [
  // biome-ignore lint/security/noGlobalEval: that is the trick
  { name: 'eval', attempt: () => eval('1 + 1'), shows: 'threw EvalError' },
  { name: 'new Function', attempt: () => new Function('return 1')(), shows: 'threw EvalError' },
  {
    name: 'constructor of a function',
    attempt: () => (() => 1).constructor('return 1')(),
    shows: 'threw EvalError',
  },
  {
    name: 'text to a timer',
    attempt: async () => {
      setTimeout('window.ran = true' as never);
      await hostile.wait(50);
      return 'ran' in window;
    },
    shows: 'threw TypeError',
  },
  {
    name: 'script in the page',
    attempt: async () => {
      const script = document.createElement('script');
      script.append('window.ran = true');
      document.head.append(script);
      await hostile.wait(50);
      return 'ran' in window;
    },
    shows: 'threw TypeError',
  },
  {
    name: 'handler in an attribute',
    attempt: async () => {
      const element = document.createElement('p');
      element.setAttribute('onclick', 'window.ran = true');
      document.body.append(element);
      element.click();
      element.remove();
      return 'ran' in window;
    },
    shows: 'threw TypeError',
  },
  {
    name: 'markup',
    attempt: async () => {
      const element = document.createElement('p');
      element.innerHTML = '<img src="x" onerror="window.ran = true">';
    },
    shows: 'threw TypeError',
  },
  { name: 'document.write', attempt: () => document.write('<p>x'), shows: 'threw TypeError' },
  {
    name: 'javascript: address',
    attempt: async () => {
      const link = document.createElement('a');
      link.href = 'javascript:window.ran = true';
      document.body.append(link);
      link.click();
      await hostile.wait(100);
      link.remove();
      return 'ran' in window;
    },
    shows: false,
  },
  {
    name: 'module from text',
    attempt: "() => import('data:text/javascript,export default 1')",
    shows: 'threw TypeError',
  },
  {
    name: 'module from memory',
    attempt:
      "() => import(URL.createObjectURL(new Blob(['export default 1'], { type: 'text/javascript' })))",
    shows: 'threw TypeError',
  },
  {
    name: 'machine code',
    attempt: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    shows: 'threw CompileError',
  },
  {
    name: 'a second policy that lets everything through',
    attempt: () =>
      (
        globalThis as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): void };
        }
      ).trustedTypes.createPolicy('mine', { createHTML: (text: string) => text }),
    shows: 'threw TypeError',
  },
  {
    name: 'the same policy once more',
    attempt: () =>
      (
        globalThis as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): void };
        }
      ).trustedTypes.createPolicy('default', { createHTML: (text: string) => text }),
    shows: 'threw TypeError',
  },
  {
    name: 'script in a frame of its own text',
    attempt: async () => {
      const frame = document.createElement('iframe');
      frame.setAttribute('srcdoc', '<script>parent.ran = true</script>');
    },
    shows: 'threw TypeError',
  },
  {
    name: 'script in a frame from an address of text',
    attempt: async () => {
      const frame = document.createElement('iframe');
      frame.src = 'data:text/html,<script>parent.postMessage("ran", "*")</script>';
      const told = hostile.heard(window, 'message');
      document.body.append(frame);
      const kind = await told;
      frame.remove();
      return kind;
    },
    shows: 'nothing',
  },
  {
    name: 'service worker',
    attempt: () => navigator.serviceWorker.register('assets/x.js'),
    shows: 'threw SecurityError',
  },
];
