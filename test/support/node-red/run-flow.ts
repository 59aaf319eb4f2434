import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { WebSocket } from 'ws';

/** A node as an exported flow of Node-RED has it. */
interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly wires?: readonly (readonly string[])[];
  readonly [field: string]: unknown;
}

type Message = Record<string, unknown>;

/** A flow that runs. */
export interface RunningFlow {
  /** Presses the button of the inject node of this name. */
  press(name: string): void;
  /** What the debug node of this name has shown, in order. */
  shown(name: string): readonly unknown[];
  close(): void;
}

/** Node-RED waits three seconds before it connects again. */
const RECONNECT_MS = 100;
/** Nodes that do nothing when a message would come: they are settings, or begin a wire. */
const PASSIVE = ['tab', 'inject', 'websocket-client', 'websocket in', 'status', 'debug'];

/**
 * Runs an exported flow: the very code of its function nodes, and of the other nodes what Node-RED 5 does by their
 * settings (`@node-red/nodes`, read for this). A kind of node that is not known here is an error.
 *
 * @param env variables of Node-RED's environment.
 */
export function runFlow(
  flow: readonly FlowNode[],
  env: Readonly<Record<string, string>>,
): RunningFlow {
  const byId = new Map(flow.map((node) => [node.id, node]));
  const contexts = new Map<string, Map<string, unknown>>();
  const shown = new Map<string, unknown[]>();
  const sockets = new Set<WebSocket>();
  let isClosed = false;

  const send = (from: FlowNode, message: Message) => {
    for (const id of from.wires?.[0] ?? []) {
      const node = byId.get(id);
      if (!node) throw new Error(`a wire of ${from.id} leads to no node`);
      deliver(node, structuredClone(message));
    }
  };
  const deliver = (node: FlowNode, message: Message) => {
    if (node.type === 'function') {
      const made = runFunction(node, message, { env, context: contextOf(contexts, node.id) });
      if (made) send(node, { _msgid: message._msgid, ...made });
    } else if (node.type === 'http request') {
      void askFor(node, message).then((answered) => {
        if (!isClosed) send(node, answered);
      });
    } else if (node.type === 'debug') {
      shown.set(node.name ?? '', [...(shown.get(node.name ?? '') ?? []), message.payload]);
    } else throw new Error(`no message goes to a node of the kind ${node.type}`);
  };
  const tellStatus = (source: FlowNode, event: string) => {
    const status = { event, text: event, source: { id: source.id, type: source.type } };
    for (const node of flow)
      if (node.type === 'status' && (node.scope as string[]).includes(source.id))
        send(node, { _msgid: newId(), status });
  };
  const connect = (client: FlowNode) => {
    if (isClosed) return;
    const inputs = flow.filter((node) => node.type === 'websocket in' && node.client === client.id);
    const socket = new WebSocket(String(client.path), { headers: headersOf(client, env) });
    sockets.add(socket);
    const tell = (event: string) => {
      if (!isClosed) for (const input of inputs) tellStatus(input, event);
    };
    socket.on('open', () => tell('connect'));
    socket.on('error', () => tell('error'));
    socket.on('message', (data) => {
      for (const input of inputs) send(input, { _msgid: newId(), payload: String(data) });
    });
    socket.once('close', () => {
      sockets.delete(socket);
      tell('disconnect');
      setTimeout(() => connect(client), RECONNECT_MS).unref();
    });
  };

  for (const node of flow) {
    const isKnown = PASSIVE.includes(node.type) || ['function', 'http request'].includes(node.type);
    if (!isKnown) throw new Error(`a node of the kind ${node.type} is not known here`);
    if (node.type === 'websocket-client') connect(node);
  }
  return {
    press(name) {
      const button = flow.find((node) => node.type === 'inject' && node.name === name);
      if (!button) throw new Error(`no button ${name}`);
      const set = button.props as readonly { p: string; v: string; vt: string }[];
      if (set.some(({ vt }) => vt !== 'str')) throw new Error('only texts are injected here');
      send(button, { _msgid: newId(), ...Object.fromEntries(set.map(({ p, v }) => [p, v])) });
    },
    shown: (name) => shown.get(name) ?? [],
    close() {
      isClosed = true;
      for (const socket of sockets) socket.terminate();
    },
  };
}

const newId = (): string => randomBytes(8).toString('hex');

function contextOf(contexts: Map<string, Map<string, unknown>>, id: string) {
  const context = contexts.get(id) ?? new Map<string, unknown>();
  contexts.set(id, context);
  return context;
}

function runFunction(
  node: FlowNode,
  msg: Message,
  { env, context }: { env: Readonly<Record<string, string>>; context: Map<string, unknown> },
): Message | null | undefined {
  const run = new Function('msg', 'env', 'context', `'use strict';${String(node.func)}`);
  const get = (name: string) => env[name];
  return run(
    msg,
    { get },
    {
      get: (key: string) => context.get(key),
      set: (key: string, value: unknown) => void context.set(key, value),
    },
  );
}

/** Each `${NAME}` of a setting of the kind `env` is a variable of the environment. */
function headersOf(client: FlowNode, env: Readonly<Record<string, string>>) {
  const headers = (client.headers ?? []) as readonly Record<string, string>[];
  return Object.fromEntries(
    headers.map(({ keyType, keyValue = '', valueType, valueValue = '' }) => {
      if (keyType !== 'other' || valueType !== 'env') throw new Error('a header of another kind');
      return [
        keyValue,
        valueValue.replace(/\$\{([^}]+)\}/g, (_all, name: string) => env[name] ?? ''),
      ];
    }),
  );
}

/** One request, never repeated. A connection that fails is a message, too: its code stands for the status. */
function askFor(node: FlowNode, message: Message): Promise<Message> {
  const url = String(node.url || message.url);
  const body = JSON.stringify(message.payload);
  const headers = {
    ...(message.headers as Record<string, string>),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  if (node.ret !== 'obj') throw new Error('only parsed answers are known here');
  return new Promise((resolve) => {
    const request = httpRequest(url, { method: String(node.method), headers, agent: false });
    request.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ ...message, payload: `${error} : ${url}`, statusCode: error.code }),
    );
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.once('end', () =>
        resolve({
          ...message,
          statusCode: response.statusCode,
          headers: response.headers,
          payload: JSON.parse(text),
        }),
      );
    });
    request.end(body);
  });
}
