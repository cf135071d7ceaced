/**
 * What a browser shows between the pages of sign-in: that the password was right, and what was proven besides.
 *
 * It is signed with the password's own hash, so that nobody can make one who has not given the password, and so that it is worth
 * nothing once another password is set. It holds no secret itself. AWS keeps the like in a cookie, whose form it does not tell.
 */
import type { ArnText } from '#account/arn.ts';
import { secondsAfter } from '#account/iso-time.ts';
import type { LoginProfile } from '#account/login-profile.ts';
import type { World } from '#account/world.ts';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { AwsError } from '../aws-error.ts';

/** What comes next. */
export type Stage = 'mfa' | 'newPassword' | 'complete';

export interface Proof {
  readonly holder: ArnText;
  readonly stage: Stage;
  /** The device whose code was right, and when. */
  readonly mfa?: { readonly serialNumber: string; readonly at: string };
}

/** AWS does not tell how long it waits between two pages. */
const secondsToAnswer = 900;

/** Too late, or another password since. AWS starts sign-in anew. */
export const proofOver = new AwsError('SigninExpired', 400, 'Your sign-in has expired. Start over.');

/** For the next page. The profile holds a password. */
export async function proofText(proof: Proof, profile: LoginProfile, now: string): Promise<string> {
  const { holder, ...rest } = proof;
  return new SignJWT({ ...rest })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(holder)
    .setExpirationTime(seconds(secondsAfter(now, secondsToAnswer)))
    .sign(keyOf(profile));
}

/** The proof when it holds now and is for this stage. */
export async function readProof(
  { loginProfiles }: World,
  text: string,
  stage: Stage,
  now: string,
): Promise<Proof | AwsError> {
  const profile = loginProfiles.get(claimsOf(text).holder);
  if (profile?.password === undefined) return proofOver;
  try {
    const options = { algorithms: ['HS256'], currentDate: new Date(Date.parse(now)) };
    const { payload } = await jwtVerify<Omit<Proof, 'holder'>>(text, keyOf(profile), options);
    if (payload.stage !== stage) return proofOver;
    return { holder: profile.holder, stage, ...(payload.mfa && { mfa: payload.mfa }) };
  } catch {
    return proofOver;
  }
}

/** Of whom a proof says it is, and with what MFA: whether it holds or not. */
export function claimsOf(text: string): Pick<Proof, 'mfa'> & { readonly holder: ArnText } {
  try {
    const { sub = '', mfa } = decodeJwt<Omit<Proof, 'holder'>>(text);
    return { holder: sub, ...(mfa && { mfa }) };
  } catch {
    return { holder: '' };
  }
}

function keyOf({ password }: LoginProfile): Uint8Array {
  return Uint8Array.from(password?.hash ?? '', (character) => character.charCodeAt(0));
}

function seconds(at: string): number {
  return Date.parse(at) / 1000;
}
