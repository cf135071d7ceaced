/**
 * The codes of a virtual MFA device: the one to give now, and the two in a row that enable or synchronize it.
 *
 * The playground holds the seed, so it can show what an authenticator app would. Not here: which codes AWS takes
 * (api/iam/totp.ts).
 */
import type { MfaDevice } from '#account/mfa-device.ts';
import { codeAt, stepAt, usualWindow } from '#api/iam/totp.ts';

/** The life of a code, in seconds. */
export const codeSeconds = 30;

export interface CodeToGive {
  readonly code: string;
  /** Of the code that the device shows now. */
  readonly secondsLeft: number;
  /** `next`: the one shown now was used. `none`: so was the next, and AWS takes no later one yet. */
  readonly which: 'now' | 'next' | 'none';
}

/** What to type at this time, ISO 8601, since AWS takes each code once; `undefined` when nobody knows the seed. */
export function codeToGive({ seed, drift, usedStep = 0 }: MfaDevice, now: string): CodeToGive | undefined {
  if (seed === undefined) return undefined;
  const shown = stepAt(now) + drift;
  const step = Math.max(shown, usedStep + 1);
  const secondsLeft = codeSeconds - (Math.floor(Date.parse(now) / 1000) % codeSeconds);
  const which = step === shown ? 'now' : step - shown <= usualWindow ? 'next' : 'none';
  return { code: codeAt(seed, step), secondsLeft, which };
}

/** The latest two codes in a row by AWS's clock; the next ones when the latest was used. */
export function codePair(
  { seed, usedStep = 0 }: MfaDevice,
  now: string,
): readonly [string, string] | undefined {
  if (seed === undefined) return undefined;
  const second = Math.max(stepAt(now), usedStep + 1);
  return [codeAt(seed, second - 1), codeAt(seed, second)];
}

/** `481 907`, as authenticator apps write it. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** How the device's clock stands to AWS's, as of the codes that it gave last. */
export function driftWords({ drift }: Pick<MfaDevice, 'drift'>): string {
  if (Math.abs(drift) <= usualWindow) return 'in step';
  const seconds = (Math.abs(drift) * codeSeconds).toLocaleString('en');
  return `${seconds} s ${drift > 0 ? 'ahead' : 'behind'}`;
}

/** Whether an app that shows codes of real time is refused in a world of this time. Both ISO 8601. */
export function isOutOfReach(worldTime: string, realTime: string): boolean {
  return Math.abs(stepAt(worldTime) - stepAt(realTime)) > usualWindow;
}
