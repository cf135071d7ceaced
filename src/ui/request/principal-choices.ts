/**
 * Everyone who can make a request in a world: users, roots, live sessions, and those from outside.
 *
 * Not here: what a principal is to the authorizer (authorize/describe.ts).
 */
import { rootArnIn } from '#account/arn.ts';
import type { PrincipalName } from '#account/request.ts';
import type { Session, SessionOperation } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { findMatches } from './matches.ts';
import type { Option, OptionList } from './option.ts';
import { timeLeft } from './time-left.ts';

/** As a person calls it. */
export type PrincipalWord =
  | 'user'
  | 'root user'
  | 'role session'
  | 'federated user'
  | 'temporary credentials'
  | 'console session'
  | 'service'
  | 'identity provider'
  | 'without credentials';

export interface PrincipalChoice {
  readonly name: PrincipalName;
  readonly label: string;
  readonly word: PrincipalWord;
  readonly accountId?: string;
  readonly expiresAt?: string;
}

const sessionWord: Readonly<Record<SessionOperation, PrincipalWord>> = {
  AssumeRole: 'role session',
  AssumeRoleWithSAML: 'role session',
  AssumeRoleWithWebIdentity: 'role session',
  GetFederationToken: 'federated user',
  GetSessionToken: 'temporary credentials',
  ConsoleLogin: 'console session',
};

/** AWS services that often act in an account; any other may be typed. */
const services = [
  'cloudfront.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'config.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'ec2.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'events.amazonaws.com',
  'lambda.amazonaws.com',
  's3.amazonaws.com',
  'sns.amazonaws.com',
];

const outside = 'Outside of the accounts';

/** Users and sessions of every account, then services and the anonymous caller. */
export function principalChoices(world: World): PrincipalChoice[] {
  return [
    ...[...world.accounts.values()].map(({ id }) => choice(rootArnIn(world, id), 'root', 'root user', id)),
    ...[...world.users.values()].map(({ arn, name, accountId }) => choice(arn, name, 'user', accountId)),
    ...[...world.sessions.values()].map(sessionChoice),
    ...services.map((name) => choice(name, name, 'service')),
    ...providers(world).map((name) => choice(name, name, 'identity provider')),
    choice('anonymous', 'anonymous', 'without credentials'),
  ];
}

function choice(name: string, label: string, word: PrincipalWord, accountId?: string): PrincipalChoice {
  return { name, label, word, ...(accountId === undefined ? {} : { accountId }) };
}

function sessionChoice(session: Session): PrincipalChoice {
  const { id, issuerArn, accountId, expiresAt, name, operation } = session;
  const issuer = issuerArn.endsWith(':root') ? 'root' : issuerArn.slice(issuerArn.lastIndexOf('/') + 1);
  const label = name === '' ? issuer : `${issuer}/${name}`;
  return { name: id, label, word: sessionWord[operation], accountId, expiresAt };
}

function providers(world: World): string[] {
  const named = [...world.sessions.values()].flatMap(({ federatedProvider }) => federatedProvider ?? []);
  return [...new Set(named)];
}

/** The choice that a request's principal stands for; the typed ones are told by their form. */
export function principalChoice(world: World, name: PrincipalName): PrincipalChoice | undefined {
  const user = world.users.get(name);
  if (user) return choice(user.arn, user.name, 'user', user.accountId);
  const session = world.sessions.get(name);
  if (session) return sessionChoice(session);
  const root = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(name)?.[1];
  if (root !== undefined) return choice(name, 'root', 'root user', root);
  return typedPrincipal(name);
}

/** A principal from outside of every account, as typed; `undefined` for text that can be none. */
export function typedPrincipal(text: string): PrincipalChoice | undefined {
  const name = text.trim();
  if (name === 'anonymous') return choice(name, name, 'without credentials');
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(name)) {
    return choice(name, name, name === 'cognito-identity.amazonaws.com' ? 'identity provider' : 'service');
  }
  const isProvider = /^arn:[\w-]+:iam::\d{12}:(saml|oidc)-provider\/.+$/.test(name);
  if (isProvider || /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/.test(name))
    return choice(name, name, 'identity provider');
  return undefined;
}

/** What a combobox lists for the letters typed. `now` is the world's time. */
export function principalOptions(world: World, query: string, now: string): OptionList {
  return optionsAmong(principalChoices(world), world, query, now);
}

/** Those who have credentials of an account, and so can make calls of AWS's API. */
export function callerOptions(world: World, query: string, now: string): OptionList {
  const callers = principalChoices(world).filter(({ accountId }) => accountId !== undefined);
  return optionsAmong(callers, world, query, now);
}

function optionsAmong(
  choices: readonly PrincipalChoice[],
  world: World,
  query: string,
  now: string,
): OptionList {
  const { matches, more } = findMatches(choices, searchText, query);
  return {
    options: matches.map(({ item, ranges }) => option(world, item, now, ranges)),
    more,
  };
}

/** The label comes first, so that matches in it can be marked; the rest is only searched. */
function searchText({ label, word, accountId, name }: PrincipalChoice): string {
  return `${label} ${word} ${accountId ?? ''} ${name}`;
}

function option(
  world: World,
  { name, label, word, accountId, expiresAt }: PrincipalChoice,
  now: string,
  ranges: Option['ranges'] = [],
): Option {
  const left = expiresAt === undefined ? undefined : timeLeft(expiresAt, now);
  return {
    value: name,
    text: label,
    ranges: ranges.filter(([, end]) => end <= label.length),
    detail: left === undefined ? word : `${word}, ${left === 'expired' ? left : `${left} left`}`,
    group: accountId === undefined ? outside : accountName(world, accountId),
  };
}

/** `111122223333 payments-prod`; only the number for an account the world does not know. */
export function accountName(world: World, accountId: string): string {
  const name = world.accounts.get(accountId)?.name;
  return name === undefined ? accountId : `${accountId} ${name}`;
}
