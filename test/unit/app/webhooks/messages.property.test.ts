import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WEBHOOK_KINDS, WEBHOOK_TEMPLATES } from '#contract/model/webhook.ts';
import { translatorFor } from '../../../../electron/app/language.ts';
import { messageOf, occurrencesOfRun } from '../../../../electron/app/webhooks/occurrences.ts';
import { WEBHOOK_SERVICES } from '../../../../electron/app/webhooks/services/registry.ts';
import { redactor } from '../../../../electron/zego/redact/redact.ts';
import { byPreset, stateOf } from '../../../support/app-states.ts';
import { presetOf } from '../../../support/presets.ts';
import { runViewOf, settledCall } from '../../../support/runs.ts';
import { secretForms } from '../../../support/secret-forms.ts';

const SERVER_SECRET = '0123456789abcdef0123456789abcdef';
const SECRET = `whsec_${Buffer.from('a key of thirty-two bytes length').toString('base64')}`;
const TOKEN = 'token-of-the-address-5f2c81';
const KNOWN = [SERVER_SECRET, SECRET, TOKEN];
const hide = redactor(KNOWN).id;

/** Bytes that a service takes of one message. */
const MOST_BYTES = { dingtalk: 20_000, wecom: 4_096, feishu: 20 * 1024, generic: 1024 * 1024 };

/** Text as a vendor, an operator or an attacker writes it, with a secret in it now and then. */
const text = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 3_000 }),
    fc.constantFrom('', ...KNOWN.flatMap((secret) => secretForms(secret))),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  )
  .map((parts) => parts.join(' '));

test('1,000 messages: none holds a secret, none is larger than its service takes', () => {
  const forms = [SERVER_SECRET, SECRET].flatMap(secretForms);
  fc.assert(
    fc.property(
      fc.record({
        kind: fc.constantFrom(...WEBHOOK_KINDS),
        template: fc.constantFrom(...WEBHOOK_TEMPLATES),
        language: fc.constantFrom('en' as const, 'zh-CN' as const),
        presetName: text,
        vendorMessage: text,
        vendorCode: text,
        statuses: fc.array(fc.constantFrom('accepted', 'rejected', 'unknown', 'failed'), {
          minLength: 1,
          maxLength: 9,
        }),
      }),
      ({ kind, template, language, presetName, vendorMessage, vendorCode, statuses }) => {
        const call = settledCall(statuses as never);
        const outcome = call.outcome && {
          ...call.outcome,
          streams: call.outcome.streams.map((row) => ({ ...row, vendorMessage, vendorCode })),
        };
        const run = runViewOf({ presetName, calls: [{ ...call, outcome }] });
        const preset = presetOf({ name: presetName, streamIds: call.streamIds });
        const state = stateOf({ presets: [preset], runs: byPreset(run) });
        for (const occurrence of occurrencesOfRun(run, state)) {
          const message = messageOf(occurrence, translatorFor(language), hide);
          const address = { url: `https://a.example/?key=${TOKEN}`, secret: SECRET, template };
          const { headers, body } = WEBHOOK_SERVICES[kind].request(
            { id: 'msg_1', message },
            address,
            0,
          );
          const sent = JSON.stringify(headers) + body;
          expect(forms.filter((form) => sent.includes(form))).toEqual([]);
          expect(sent).not.toContain(TOKEN);
          expect(body).not.toMatch(/\p{Cs}/u);
          const size = kind === 'wecom' ? JSON.parse(body).markdown.content : body;
          expect(Buffer.byteLength(size)).toBeLessThanOrEqual(MOST_BYTES[kind]);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
