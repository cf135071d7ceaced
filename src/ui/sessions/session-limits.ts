/**
 * What limits a session, beside the policies of its issuer: how long, what was passed, where it may call, what it proves.
 *
 * AWS: IAM User Guide, "Compare AWS STS credentials", "Pass session tags in AWS STS", "Manage AWS STS in an AWS Region".
 * Not here: the session policies' text and the context keys (SessionLimits.svelte, SessionKeys.svelte).
 */
import { partitionOfArn } from '#account/arn.ts';
import { secondsBetween } from '#account/iso-time.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { isOfRoot } from '#authorize/session-rights.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { durationWords } from '#ui/roles/duration-words.ts';
import { isRoleSession, issuerName } from './session-words.ts';

export interface Limit {
  readonly name: string;
  readonly value: string;
  /** What that comes to. */
  readonly says: string;
}

/** `now` in ISO 8601. What does not concern the session is left out. */
export function limitsOf(world: World, session: Session, now: string): readonly Limit[] {
  return [
    duration(world, session),
    ...reach(session),
    ...mfa(session, now),
    ...boundary(world, session),
    ...tags(session),
    ...sourceIdentity(session),
    ...provider(session),
    ...regions(session),
  ];
}

function duration(world: World, session: Session): Limit {
  const value = durationWords(secondsBetween(session.issuedAt, session.expiresAt));
  return { name: 'Duration', value, says: `At most ${mostWords(world, session)}.` };
}

function mostWords({ roles, sessions }: World, session: Session): string {
  const parent = session.parentId === undefined ? undefined : sessions.get(session.parentId);
  if (session.operation === 'ConsoleLogin') return '12 h: a console session ends after that';
  if (isOfRoot(session)) return '1 h: root gets no more, whatever it asks for';
  if (!isRoleSession(session)) return '36 h, 12 h unless asked for';
  if (parent !== undefined && isRoleSession(parent)) {
    return '1 h: a role assumed from a role’s session, whatever the role’s maximum';
  }
  const most = roles.get(session.issuerArn)?.maxSessionDuration;
  const role = most === undefined ? 'what the role allowed' : durationWords(most);
  return `${role}, the maximum of ${issuerName(session)}; 1 h unless asked for`;
}

function reach({ operation, mfaAuthenticatedAt, isConsole }: Session): readonly Limit[] {
  if (operation === 'GetFederationToken' && isConsole !== true) {
    return [
      limit(
        'Reach',
        'not IAM',
        'Of STS it reaches GetCallerIdentity only. A console session has no such limit.',
      ),
    ];
  }
  if (operation !== 'GetSessionToken') return [];
  return mfaAuthenticatedAt === undefined
    ? [
        limit(
          'Reach',
          'not IAM',
          'Asked for without MFA. Of STS it reaches AssumeRole and GetCallerIdentity.',
        ),
      ]
    : [
        limit(
          'Reach',
          'IAM too',
          'Because MFA was given. Of STS it reaches AssumeRole and GetCallerIdentity.',
        ),
      ];
}

function mfa(session: Session, now: string): readonly Limit[] {
  const { mfaAuthenticatedAt } = session;
  if (isRoleSession(session) && mfaAuthenticatedAt !== undefined) {
    return [
      limit('MFA', 'in the call only', 'The code opened the door: the role’s session itself has no MFA.'),
    ];
  }
  if (mfaAuthenticatedAt !== undefined) {
    const age = Math.max(0, secondsBetween(mfaAuthenticatedAt, now));
    const says = 'aws:MultiFactorAuthAge grows with every second; policies can ask for a young one.';
    return [limit('MFA', `given, ${age.toLocaleString('en')} s ago`, says)];
  }
  const says = isRoleSession(session)
    ? 'A code given to AssumeRole opens the door only: the role’s session itself has no MFA.'
    : 'aws:MultiFactorAuthPresent is false for all that it asks.';
  return [limit('MFA', 'none', says)];
}

function boundary({ roles, users }: World, session: Session): readonly Limit[] {
  const holder = roles.get(session.issuerArn) ?? users.get(session.issuerArn);
  const arn = holder?.permissionsBoundary;
  if (arn === undefined) return [];
  return [
    limit(
      'Boundary',
      arnName(arn),
      `The permissions boundary of ${issuerName(session)} binds its sessions too.`,
    ),
  ];
}

function tags({ tags: given, transitiveTagKeys = [] }: Session): readonly Limit[] {
  const entries = Object.entries(given);
  if (entries.length === 0) return [];
  const says =
    transitiveTagKeys.length === 0
      ? 'None goes on to the next role of a chain.'
      : `${transitiveTagKeys.join(', ')} ${transitiveTagKeys.length === 1 ? 'goes' : 'go'} on to every later role of the chain.`;
  const value = entries.map(([key, each]) => `${key}=${each}`).join(', ');
  return [limit('Session tags', value, `Conditions read them as aws:PrincipalTag. ${says}`)];
}

function sourceIdentity({ sourceIdentity: value }: Session): readonly Limit[] {
  if (value === undefined) return [];
  return [limit('Source identity', value, 'Set once, it stays for the whole chain.')];
}

function provider({ federatedProvider }: Session): readonly Limit[] {
  if (federatedProvider === undefined) return [];
  return [limit('Provider', federatedProvider, 'Proved who it is; the keys that live on are below.')];
}

/** AWS: nothing else than a condition binds credentials to one Region. */
function regions({ tokenVersion, principalArn }: Session): readonly Limit[] {
  const partition = partitionOfArn(principalArn);
  const rest = `never another partition than ${partition}. Only a condition on aws:RequestedRegion binds it to one Region.`;
  return tokenVersion === undefined
    ? [
        limit(
          'Token',
          'version 2',
          'Of a Regional endpoint, or of the global one where the account chose so.',
        ),
        limit('Where it works', 'every Region', `All of its partition that are enabled; ${rest}`),
      ]
    : [
        limit(
          'Token',
          'version 1',
          'Of the global endpoint. For version 2 change it in Settings → Regions (SetSecurityTokenServicePreferences), or ask a Regional endpoint.',
        ),
        limit(
          'Where it works',
          'default Regions',
          `Those enabled by default, none that is opted into; ${rest}`,
        ),
      ];
}

function limit(name: string, value: string, says: string): Limit {
  return { name, value, says };
}
