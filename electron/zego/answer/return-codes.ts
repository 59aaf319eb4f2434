/** What a return code says about the vendor: whether anything was started, and whether to try again. */
export interface ReturnCode {
  readonly started: 'no' | 'uncertain' | 'yes';
  /** `later`: surely not acted upon, tried again by itself. `ask`: a person decides. `no`: cure it first. */
  readonly retry: 'no' | 'later' | 'ask';
}

const REFUSED: ReturnCode = { started: 'no', retry: 'no' };
const LATER: ReturnCode = { started: 'no', retry: 'later' };
const IN_DOUBT: ReturnCode = { started: 'uncertain', retry: 'ask' };

/** The action's "wrong parameter", an end time out of range among them. */
export const BAD_PARAMETER = 2;

/** The gateway's "signature expired": surely not acted upon; sign again with another time. */
export const SIGNATURE_EXPIRED = 100_000_004;
const TIMESTAMP_FORMAT = 100_000_003;
/** Codes of the service itself, which the gateway lets only a good signature through to. */
const BEHIND_GATEWAY: ReadonlySet<number> = new Set([0, 2, 4, 5, 8, 1000, 41_003, 41_004, 41_006]);

/**
 * What an answer proves of the signature that it answers. Codes that a limit gives, or that speak of the
 * credentials, may come before a look at the time: they prove nothing, and neither does what no document
 * lists.
 */
export function signatureVerdict(code: number): 'accepted' | 'expired' | 'nothing' {
  if (code === SIGNATURE_EXPIRED || code === TIMESTAMP_FORMAT) return 'expired';
  return BEHIND_GATEWAY.has(code) ? 'accepted' : 'nothing';
}

/** Codes that only other calls are documented to have (facts §3c). Here they rule nothing out. */
export const ELSEWHERE: readonly number[] = [
  1, 1001, 1002, 1003, 1005, 1006, 3000, 3001, 3002, 3003, 5000, 5001, 5002, 5003, 5004, 5005, 5006,
  30_001, 30_003, 30_004, 30_005, 30_006, 30_009, 30_010, 30_011, 40_005, 41_001, 41_002, 41_003,
  41_004, 41_006, 42_001, 42_002, 42_003, 42_004, 43_001,
];

/**
 * Return codes of this API (specification, "返回码"; facts §3a and §3b; 1010, 5007 and 30002 are the
 * "too frequent" of the sibling services, §3c). Words: locale keys `code.<n>.meaning` and `.advice`.
 */
export const RETURN_CODES: ReadonlyMap<number, ReturnCode> = new Map([
  [0, { started: 'yes', retry: 'no' }],
  [2, REFUSED],
  [3, REFUSED],
  [4, REFUSED],
  [5, REFUSED],
  [6, LATER],
  [7, REFUSED],
  [8, REFUSED],
  [1000, IN_DOUBT],
  [1010, LATER],
  [5007, LATER],
  [30_002, LATER],
  ...ELSEWHERE.map((code): [number, ReturnCode] => [code, IN_DOUBT]),
  ...Array.from({ length: 18 }, (_, index): [number, ReturnCode] => {
    const code = 100_000_000 + index;
    return [code, code === 100_000_015 ? IN_DOUBT : REFUSED];
  }),
]);

/** A code that no document lists is taken as "in doubt": only a person may repeat it. */
export function returnCode(code: number): ReturnCode {
  return RETURN_CODES.get(code) ?? IN_DOUBT;
}
