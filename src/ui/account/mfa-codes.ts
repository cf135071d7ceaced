/**
 * A virtual MFA device as the app on somebody's phone: the code that it shows by the clock of the phone, and the last two in a row.
 *
 * The playground holds the seed, so it shows what an authenticator app would, also what AWS would refuse; why, it knows from
 * AWS's side of it. Not here: which codes AWS takes (api/iam/totp.ts).
 */
import { secondsAfter } from '#account/iso-time.ts';
import type { MfaDevice } from '#account/mfa-device.ts';
import { codeAt, isUnusedPair, resyncWindow, stepAt, usualWindow } from '#api/iam/totp.ts';

/** The life of a code, in seconds. */
export const codeSeconds = 30;

/** Why AWS refuses what a device shows: it takes each code once; it looks for a clock that goes otherwise. */
export type CodeTrouble = 'used' | 'outOfStep';

export interface ShownCode {
  readonly code: string;
  /** Until the phone shows the next one. */
  readonly secondsLeft: number;
  readonly trouble?: CodeTrouble;
  /** Until it shows one that was not used. */
  readonly secondsToUnused: number;
}

/** What time it is on the phone, ISO 8601. */
export function phoneTime({ phoneOffset = 0 }: MfaDevice, now: string): string {
  return secondsAfter(now, phoneOffset);
}

function shownStep(device: MfaDevice, now: string): number {
  return stepAt(phoneTime(device, now));
}

/** Seconds by which the phone is ahead of what AWS holds for its clock; behind when negative. Steps of codes count. */
export function secondsOff(device: MfaDevice, now: string): number {
  return (shownStep(device, now) - stepAt(now) - device.drift) * codeSeconds;
}

/** Whether AWS refuses every code of the device. That of nobody's waits for its clock to be found out. */
export function isOutOfStep(device: MfaDevice, now: string): boolean {
  if (device.holder === undefined) return false;
  return Math.abs(secondsOff(device, now)) > usualWindow * codeSeconds;
}

/** What the phone shows at this time, ISO 8601; `undefined` when nobody knows the seed. */
export function shownCode(device: MfaDevice, now: string): ShownCode | undefined {
  const { seed, usedStep = 0 } = device;
  if (seed === undefined) return undefined;
  const step = shownStep(device, now);
  const trouble = isOutOfStep(device, now) ? 'outOfStep' : step <= usedStep ? 'used' : undefined;
  const onPhone = Math.floor(Date.parse(phoneTime(device, now)) / 1000);
  return {
    code: codeAt(seed, step),
    secondsLeft: codeSeconds - (onPhone % codeSeconds),
    secondsToUnused: (Math.max(usedStep, step) + 1) * codeSeconds - onPhone,
    ...(trouble !== undefined && { trouble }),
  };
}

/** The last two codes that the phone showed. */
export function codePair(device: MfaDevice, now: string): readonly [string, string] | undefined {
  const { seed } = device;
  const second = shownStep(device, now);
  return seed === undefined ? undefined : [codeAt(seed, second - 1), codeAt(seed, second)];
}

/** AWS takes these two no more: one of them was used. */
export function isPairUsed(device: MfaDevice, now: string): boolean {
  return !isUnusedPair(shownStep(device, now), device.usedStep);
}

/** `481 907`, as authenticator apps write it. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** `5 min`, `90 s`, `a day`. */
export function spanWords(seconds: number): string {
  const span = Math.abs(seconds);
  if (span === 86_400) return 'a day';
  return span % 60 === 0 ? `${(span / 60).toLocaleString('en')} min` : `${span.toLocaleString('en')} s`;
}

/** What AWS thinks of the device's clock, as of the last two codes in a row. */
export function driftWords({ drift }: Pick<MfaDevice, 'drift'>): string | undefined {
  if (Math.abs(drift) <= usualWindow) return undefined;
  return `AWS holds its clock to be ${spanWords(drift * codeSeconds)} ${drift > 0 ? 'fast' : 'slow'}`;
}

/** Why AWS refuses what the phone shows, and what to do. */
export function troubleWords(device: MfaDevice, now: string): string {
  const shown = shownCode(device, now);
  if (shown?.trouble === 'used') {
    return `Used: AWS takes each code once. A new one comes in ${shown.secondsToUnused} s.`;
  }
  if (shown?.trouble === undefined) return '';
  const off = secondsOff(device, now);
  const way = off > 0 ? 'ahead of' : 'behind';
  return `Out of step: the phone is ${spanWords(off)} ${way} what AWS expects of it. Resynchronize it.`;
}

/** How codes of an app on a real phone fare in a world of this time when they enable or synchronize. Both ISO 8601. */
export function realCodes(worldTime: string, realTime: string): 'good' | 'asWrongClock' | 'refused' {
  const off = Math.abs(stepAt(worldTime) - stepAt(realTime));
  if (off <= usualWindow) return 'good';
  return off <= resyncWindow ? 'asWrongClock' : 'refused';
}
