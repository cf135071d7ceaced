/** The machines of the ways in: what a person does, and what AWS or a directory answers, is sent by hand. */
import { secondsAfter } from '#account/iso-time.ts';
import { federatedSignInMachine } from '#machines/federated-sign-in.machine.ts';
import { mfaChallengeMachine } from '#machines/mfa-challenge.machine.ts';
import { signInMachine } from '#machines/sign-in.machine.ts';
import {
  answered,
  failed,
  hour,
  later,
  plain,
  type ExplorerMachine,
  type Standing,
} from './explorer-machine.ts';

/** A console session that begins now. */
function session({ now }: Standing, seconds: number): object {
  return { kind: 'signedIn', sessionId: 'ASIAEXAMPLE', expiresAt: secondsAfter(now, seconds) };
}

const incorrect = 'Your authentication information is incorrect. Please try again.';
const refused = { kind: 'refused', code: 'AuthenticationFailed', message: incorrect };
const over = { kind: 'over', message: 'Your sign-in has expired. Start over.' };
const blocked = { kind: 'blocked', message: 'Your password has expired.' };
const devices = ['phone', 'tablet'] as const;
const newPassword = { kind: 'newPassword', token: '', reason: 'resetRequired' };

const password = '0.signIn.verifying';
const change = '0.signIn.changingPassword';

const signIn: ExplorerMachine = {
  key: 'signIn',
  name: 'Sign-in',
  about:
    'A person signs in to the console: who, the password, a code where MFA is assigned, a new password where one is due. What AWS answers to each page is sent by hand here.',
  machine: signInMachine,
  events: (standing) => [
    plain('Name alice', 'account.given', {
      who: { kind: 'user', account: '111122223333', userName: 'alice' },
    }),
    plain('Name somebody else', 'account.rejected'),
    plain('Give a password', 'password.given', { password: '' }),
    answered('The password is right', password, session(standing, 12 * hour)),
    answered('It is right, and MFA is assigned', password, { kind: 'mfa', token: '', devices }),
    answered('It is right, and has to be changed', password, newPassword),
    answered('It is right, and only an administrator can renew it', password, blocked),
    answered('The password is wrong', password, refused),
    failed('Nobody answers about the password', password),
    answered('The code is right', 'mfa', session(standing, 12 * hour)),
    answered('The code is right, the password has to be changed', 'mfa', newPassword),
    answered('The code is right, only an administrator can renew the password', 'mfa', blocked),
    answered('The code comes too late', 'mfa', over),
    plain('Choose a new password', 'password.chosen', { old: '', chosen: '' }),
    answered('The new password is taken', change, session(standing, 12 * hour)),
    answered('The new password is refused', change, { ...refused, code: 'PasswordPolicyViolation' }),
    answered('The new password comes too late', change, over),
    failed('Nobody answers about the new password', change),
    plain('Leave the page', 'page.left'),
    plain('Sign out', 'session.left'),
    later('12 hours later', 12 * hour)(standing),
  ],
};

const code = '0.mfaChallenge.verifying';
const pair = '0.mfaChallenge.synchronizing';

const mfaChallenge: ExplorerMachine = {
  key: 'mfaChallenge',
  name: 'MFA challenge',
  about:
    'A code is asked for, within sign-in: of one of two devices here, as many times as one likes. After three wrong codes, or one of another time, two codes in a row synchronize the device.',
  machine: mfaChallengeMachine,
  input: { token: '', devices },
  events: () => [
    ...devices.map((device) => plain(`Choose the ${device}`, 'device.chosen', { device })),
    plain('Choose another device', 'device.rejected'),
    plain('Give a code', 'code.given', { code: '' }),
    answered('The code is right', code, { kind: 'passed', next: refused }),
    answered('The code is wrong', code, { kind: 'wrong', message: incorrect }),
    answered('The code was given before', code, { kind: 'usedTwice', message: incorrect }),
    answered('The code belongs to another time', code, { kind: 'drifted', message: incorrect }),
    failed('Nobody answers about the code', code),
    plain('Resynchronize', 'resync.chosen'),
    plain('Back to one code', 'resync.left'),
    plain('Give two codes', 'codes.given', { first: '', second: '' }),
    answered('They are in a row', pair, { kind: 'passed', next: refused }),
    answered('They are not', pair, { kind: 'wrong', message: incorrect }),
    failed('Nobody answers about the two', pair),
  ],
};

const role = 'arn:aws:iam::111122223333:role/reader';
const unsigned = { kind: 'refused', code: 'InvalidIdentityToken', message: '', check: 'signature' };
const untrusted = { kind: 'refused', code: 'AccessDenied', message: '' };
const signs = '0.federatedSignIn.directorySigns';
const checks = '0.federatedSignIn.awsChecks';

const federatedSignIn: ExplorerMachine = {
  key: 'federatedSignIn',
  name: 'Federated sign-in',
  about:
    'A person of a corporate directory comes to AWS with what the directory signed. What the directory and AWS answer is sent by hand here.',
  machine: federatedSignInMachine,
  events: (standing) => [
    plain('Choose jo of the directory', 'person.chosen', { person: 'jo' }),
    answered('The directory signs', signs, { kind: 'signed' }),
    answered('The directory has no key', signs, { kind: 'noKey' }),
    failed('The directory does not answer', signs),
    plain('Post the response to the console', 'response.sent', { way: { to: 'console' } }),
    plain('Hand it to a program', 'response.sent', { way: { to: 'program', roleArn: role } }),
    answered('AWS lets jo in for an hour', checks, session(standing, hour)),
    answered('AWS offers several roles', checks, { kind: 'offered', roles: [role] }),
    answered('The signature does not hold', checks, unsigned),
    answered('The role does not trust the directory', checks, untrusted),
    failed('AWS does not answer', checks),
    plain('Choose an offered role', 'role.chosen', { roleArn: role }),
    plain('Choose another role', 'role.chosen', { roleArn: role.replace('reader', 'admin') }),
    plain('Sign out', 'session.left'),
    later('An hour later', hour)(standing),
  ],
};

export const signInMachines: readonly ExplorerMachine[] = [signIn, mfaChallenge, federatedSignIn];
