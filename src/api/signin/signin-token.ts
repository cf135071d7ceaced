/**
 * The federation endpoint of the console: temporary credentials become a sign-in token, and a link with it a console session.
 *
 * AWS: IAM User Guide, "Enable custom identity broker access to the AWS console"; for the refusals, Knowledge Center, "invalid
 * credentials parameter". Whoever holds the credentials may ask; nothing is authorized. That a link which is too old says so in
 * these words is not documented.
 */
import { isOver, secondsAfter, secondsBetween } from '#account/iso-time.ts';
import type { Session } from '#account/session.ts';
import type { SigninToken } from '#account/signin-token.ts';
import { put, remove, type World } from '#account/world.ts';
import { AwsError, isAwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { integer, object, optional, text } from '../shape.ts';
import { issue } from '../sts/credentials.ts';
import { characters } from '../unique-id.ts';

/** Seconds in which a link has to be followed. */
const linkLife = 900;
/** Seconds for which a dead link is still known to have been one. */
const deadLinkKept = 86_400;

const tokenCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const invalidCredentials = new AwsError(
  'BadRequest',
  400,
  'Invalid credentials parameter. The request sent by the client was syntactically incorrect.',
);
const tokenExpired = new AwsError('BadRequest', 400, 'Token has expired.');

/** `Session` as the endpoint takes it: `{"sessionId": …, "sessionKey": …, "sessionToken": …}`. */
export function sessionParameter({ id, secret = '', token = '' }: Session): string {
  return JSON.stringify({ sessionId: id, sessionKey: secret, sessionToken: token });
}

const getSigninToken = operation({
  service: 'signin',
  name: 'GetSigninToken',
  unsigned: true,
  parameters: object({ Session: text({ min: 1 }), SessionDuration: optional(integer(900, 43_200)) }),
  asks: () => [],
  run: ({ Session, SessionDuration }, scope) => {
    const session = sessionBehind(scope, Session);
    if (session === undefined || !mayEnter(scope.world, session, SessionDuration)) return invalidCredentials;
    const { now, random } = scope.moment;
    const token: SigninToken = {
      token: characters(tokenCharacters, 64, random),
      sessionId: session.id,
      createdAt: now,
      expiresAt: secondsAfter(now, linkLife),
      ...(SessionDuration !== undefined && { sessionDuration: SessionDuration }),
    };
    return done(put(withoutDeadLinks(scope), 'signinTokens', token), { SigninToken: token.token });
  },
});

/** The live session whose three secrets these are. */
function sessionBehind({ world, moment }: Scope, text: string): Session | undefined {
  const given = parsed(text);
  const session = world.sessions.get(String(given['sessionId']));
  const { secret, token } = session ?? {};
  const isTheirs = secret !== undefined && secret === given['sessionKey'] && token === given['sessionToken'];
  return isTheirs && session !== undefined && !isOver(session.expiresAt, moment.now) ? session : undefined;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

/**
 * AWS: credentials of GetSessionToken open no console. The length of a federated user's session is that of its credentials, and
 * that of a chained role an hour at most, so that neither may ask for another.
 */
function mayEnter(world: World, session: Session, duration: number | undefined): boolean {
  if (session.isConsole === true || ownSessions.has(session.operation)) return false;
  return duration === undefined || (session.operation !== 'GetFederationToken' && !isChained(world, session));
}

const ownSessions: ReadonlySet<Session['operation']> = new Set(['GetSessionToken', 'ConsoleLogin']);

/** Asked for with the credentials of a session. */
function isChained({ sessions }: World, { parentId = '' }: Session): boolean {
  return sessions.has(parentId);
}

function withoutDeadLinks({ world, moment }: Scope): World {
  return [...world.signinTokens.values()]
    .filter(({ expiresAt }) => isOver(secondsAfter(expiresAt, deadLinkKept), moment.now))
    .reduce((left, { token }) => remove(left, 'signinTokens', token), world);
}

const login = operation({
  service: 'signin',
  name: 'LoginWithSigninToken',
  unsigned: true,
  parameters: object({
    SigninToken: text({ min: 1 }),
    Destination: text({ min: 1 }),
    Issuer: optional(text()),
  }),
  asks: () => [],
  run: ({ SigninToken, Destination }, scope) => {
    const session = entering(scope, SigninToken);
    if (isAwsError(session)) return session;
    const { id, secret: _, token: __, issuedAt: ___, expiresAt: ____, ...facts } = session.facts;
    const draft = { ...facts, parentId: id, isConsole: true } as const;
    const { world, Credentials } = issue(scope, scope.world, draft, session.seconds);
    return done(world, { Credentials, Destination, Arn: facts.principalArn });
  },
});

/** Whose console session a link opens, and for how many seconds. */
function entering(
  { world, moment: { now } }: Scope,
  token: string,
): { readonly facts: Session; readonly seconds: number } | AwsError {
  const link = world.signinTokens.get(token);
  if (link === undefined) return invalidCredentials;
  if (isOver(link.expiresAt, now)) return tokenExpired;
  const facts = world.sessions.get(link.sessionId);
  if (facts === undefined || isOver(facts.expiresAt, now)) return invalidCredentials;
  return { facts, seconds: link.sessionDuration ?? secondsBetween(now, facts.expiresAt) };
}

export const signinTokenOperations: readonly Operation[] = [getSigninToken, login];
