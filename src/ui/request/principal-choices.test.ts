import { describe, expect, it } from 'vitest';
import { timeIn } from '#account/clock.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { principalChoice, principalChoices, principalOptions, typedPrincipal } from './principal-choices.ts';

const { world } = paymentsTeam;
const now = timeIn(world, 0);

describe('principals to choose from', () => {
  it('every user, session and root of the world is there, once', () => {
    const names = principalChoices(world).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const key of [...world.users.keys(), ...world.sessions.keys()]) expect(names).toContain(key);
    for (const id of world.accounts.keys()) expect(names).toContain(`arn:aws:iam::${id}:root`);
  });

  it('each stands for itself when the request names it', () => {
    for (const choice of principalChoices(world)) expect(principalChoice(world, choice.name)).toEqual(choice);
  });

  it.each([
    ['ec2.amazonaws.com', 'service'],
    ['delivery.logs.amazonaws.com', 'service'],
    ['cognito-identity.amazonaws.com', 'identity provider'],
    ['token.actions.githubusercontent.com', 'identity provider'],
    ['arn:aws:iam::111122223333:saml-provider/Okta', 'identity provider'],
    ['anonymous', 'without credentials'],
    [' lambda.amazonaws.com ', 'service'],
    ['somebody', undefined],
    ['arn:aws:iam::111122223333:user/nobody', undefined],
    ['', undefined],
  ])('typed %j is a %s', (text, word) => {
    expect(typedPrincipal(text)?.word).toBe(word);
  });

  it.each([
    ['bob', 'bob', 'user'],
    ['alice session', undefined, undefined],
    ['nightlyclose', 'NightlyClose/bob-close-2026-10', 'role session, 00:51:07 left'],
    ['root 9999', 'root', 'root user'],
    ['ec2.', 'ec2.amazonaws.com', 'service'],
  ])('%j finds %s first', (query, text, detail) => {
    const [first] = principalOptions(world, query, now).options;
    expect([first?.text, first?.detail]).toEqual([text, detail]);
  });

  it('options say in which account they are', () => {
    const groups = new Set(principalOptions(world, '', now).options.map(({ group }) => group));
    expect([...groups]).toContain('111122223333 payments-prod');
    expect([...groups].at(-1)).toBe('Outside of the accounts');
  });
});
