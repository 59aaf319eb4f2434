// The property inspector: which preset a key stands for, and where CDN Recorder is. Stream Deck calls
// connectElgatoStreamDeckSocket once; nothing but its own socket is spoken to.

const TEXTS = {
  en: {
    preset: 'Preset',
    none: '– choose –',
    hint: 'Press: start. Hold for a second: stop. A touch while it records shows the time that is left.',
    connection: 'CDN Recorder, for all keys',
    address: 'Address',
    port: 'Port',
    token: 'Token',
    about: 'Switch on the HTTP API in CDN Recorder, and make a token of the scope “control” there.',
  },
  zh: {
    preset: '预设',
    none: '– 请选择 –',
    hint: '按下开始，按住一秒停止。录制中轻按显示剩余时间。',
    connection: 'CDN Recorder（全部按键共用）',
    address: '地址',
    port: '端口',
    token: '令牌',
    about: '请在 CDN Recorder 中启用 HTTP 接口，并创建权限为“control”的令牌。',
  },
};

const USUAL = { address: '127.0.0.1', port: 9480, token: '' };

const field = (id) => document.getElementById(id);

/** What the socket says, and what the operator does. */
function inspect(send, settings, texts) {
  let chosen = settings;
  let presets = [];
  let known = {};

  const showPresets = () => {
    const options = presets.map(({ id, name }) => new Option(name, id));
    const isGone = chosen.presetId && !presets.some(({ id }) => id === chosen.presetId);
    // What was chosen stays chosen while CDN Recorder does not answer.
    if (isGone) options.unshift(new Option(chosen.presetName || chosen.presetId, chosen.presetId));
    field('preset').replaceChildren(new Option(texts.none, ''), ...options);
    field('preset').value = chosen.presetId || '';
  };

  field('preset').addEventListener('change', ({ target }) => {
    const presetName = target.selectedOptions[0]?.textContent ?? '';
    chosen = target.value ? { presetId: target.value, presetName } : {};
    send('setSettings', chosen);
  });
  for (const id of ['address', 'port', 'token']) {
    field(id).addEventListener('change', ({ target }) => {
      const value = target.value.trim();
      known = { ...USUAL, ...known, [id]: id === 'port' ? Number(value) : value };
      send('setGlobalSettings', known);
    });
  }

  showPresets();
  return ({ event, payload }) => {
    if (event === 'didReceiveGlobalSettings') {
      known = payload.settings;
      for (const id of ['address', 'port', 'token']) {
        if (document.activeElement !== field(id)) field(id).value = known[id] ?? USUAL[id];
      }
    }
    if (event === 'didReceiveSettings') {
      chosen = payload.settings;
      showPresets();
    }
    if (event === 'sendToPropertyInspector') {
      presets = payload.presets;
      field('trouble').textContent = payload.trouble;
      field('trouble').hidden = payload.trouble === '';
      showPresets();
    }
  };
}

function connectElgatoStreamDeckSocket(port, uuid, registerEvent, info, actionInfo) {
  const { language } = JSON.parse(info).application;
  const { action, payload } = JSON.parse(actionInfo);
  const texts = language.startsWith('zh') ? TEXTS.zh : TEXTS.en;
  document.documentElement.lang = language.startsWith('zh') ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = texts[element.dataset.text];
  }
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const send = (event, data) =>
    socket.send(JSON.stringify({ event, context: uuid, action, payload: data }));
  const take = inspect(send, payload.settings, texts);
  socket.addEventListener('message', ({ data }) => take(JSON.parse(data)));
  socket.addEventListener('open', () => {
    socket.send(JSON.stringify({ event: registerEvent, uuid }));
    socket.send(JSON.stringify({ event: 'getGlobalSettings', context: uuid }));
    send('sendToPlugin', { ask: 'presets' });
  });
}

window.connectElgatoStreamDeckSocket = connectElgatoStreamDeckSocket;
