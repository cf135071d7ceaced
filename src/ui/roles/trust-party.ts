/**
 * Words for those whom a trust policy names: accounts, users, roles, services, identity providers.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal", "Cross account resource access in IAM". Not here: conditions
 * (condition-words.ts), the sentence (trust-words.ts).
 */
import { parseArn, type AccountId } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { accountArn } from '#api/iam/entity.ts';
import { groupedAccountId } from '#ui/frame/account-of-request.ts';
import { serviceNamed } from './trusted-services.ts';

export interface Party {
  /** In a sentence: `user alice`. */
  readonly text: string;
  /** In a list: `alice`. */
  readonly short: string;
  /** What its name alone does not say. */
  readonly note?: string;
  /** What it names is not there. */
  readonly isGone?: true;
}

/** Where the role is. */
export interface Home {
  readonly world: World;
  readonly accountId: AccountId;
}

export function partyOf(home: Home, key: string, name: string): Party {
  switch (key) {
    case 'Service':
      return servicePrincipal(name);
    case 'Federated':
      return provider(home, name);
    case 'AWS':
      return awsPrincipal(home, name);
    default:
      return { text: name, short: name };
  }
}

function servicePrincipal(name: string): Party {
  const known = serviceNamed(name);
  return known === undefined
    ? { text: `the service ${name}`, short: name.split('.')[0] ?? name }
    : { text: `the service ${known}`, short: known, note: name };
}

const idps: ReadonlyMap<string, string> = new Map([
  ['cognito-identity.amazonaws.com', 'Amazon Cognito'],
  ['accounts.google.com', 'Google'],
  ['graph.facebook.com', 'Facebook'],
  ['www.amazon.com', 'Login with Amazon'],
]);

function provider({ world }: Home, name: string): Party {
  const [, kind, id = name] = /^arn:[\w-]+:iam::\d+:(saml|oidc)-provider\/(.+)$/.exec(name) ?? [];
  if (kind === undefined) {
    const known = idps.get(name) ?? name;
    return { text: `those who signed in with ${known}`, short: known, note: 'web identity' };
  }
  const isThere = world.samlProviders.has(name) || world.oidcProviders.has(name);
  const way = kind === 'saml' ? 'SAML 2.0' : 'OpenID Connect';
  const text = kind === 'saml' ? `those who signed in through ${id}` : `those with a token of ${id}`;
  if (isThere) return { text, short: id, note: way };
  return { text, short: id, note: `${way}; there is no such provider`, isGone: true };
}

function awsPrincipal(home: Home, name: string): Party {
  if (name === '*') {
    return { text: 'anyone in any account', short: 'anyone', note: elsewhereToo };
  }
  if (/^A(IDA|ROA)[A-Z0-9]+$/.test(name)) return unknownId(home, name);
  if (/^\d{12}$/.test(name)) return account(home, name);
  const arn = parseArn(name);
  if (arn === undefined) return { text: name, short: name };
  if (arn.resource === 'root') return account(home, arn.account);
  return entity(home, arn.account, arn.resource);
}

const theirOwnPolicies = 'those of it whose own policies allow sts:AssumeRole on this role';
const elsewhereToo = 'in other accounts their own policies must allow it, too';

function account({ world, accountId }: Home, id: AccountId): Party {
  if (id === accountId) return { text: 'this account', short: 'this account', note: theirOwnPolicies };
  const name = world.accounts.get(id)?.name;
  const number = groupedAccountId(id);
  const text = `account ${number}${name === undefined ? '' : ` ${name}`}`;
  return { text, short: name ?? number, note: theirOwnPolicies };
}

/** AWS keeps the unique id, and shows it once what had it is gone. */
function unknownId({ world }: Home, id: string): Party {
  const kind = id.startsWith('AIDA') ? 'user' : 'role';
  const there = [...(kind === 'user' ? world.users : world.roles).values()].find((each) => each.id === id);
  if (there) return { text: `${kind} ${there.name}`, short: there.name };
  return {
    text: `a ${kind} that was deleted`,
    short: id,
    note: `${id}; another ${kind} of its name is not meant`,
    isGone: true,
  };
}

function entity({ world, accountId }: Home, owner: AccountId, resource: string): Party {
  const [type = '', ...path] = resource.split('/');
  const name = path.at(-1) ?? resource;
  const words = wordsFor(type, path, name);
  const isOwn = owner === accountId;
  const place = world.accounts.get(owner)?.name ?? groupedAccountId(owner);
  const base = isOwn
    ? { text: words, short: name }
    : { text: `${words} of account ${place}`, short: `${name} (${place})` };
  if (isMissing(world, owner, resource)) {
    return { ...base, note: 'AWS refuses to save the name of nobody', isGone: true };
  }
  return { ...base, note: isOwn ? 'named, so it needs no policy of its own' : theirAccountToo };
}

const theirAccountToo = 'its own account must allow sts:AssumeRole, too';

/** A user or role that this world would know. */
function isMissing(world: World, owner: AccountId, resource: string): boolean {
  const arn = accountArn({ world, accountId: owner }, resource);
  const isEntity = /^(user|role)\//.test(resource) && world.accounts.has(owner);
  return isEntity && !world.users.has(arn) && !world.roles.has(arn);
}

function wordsFor(type: string, path: readonly string[], name: string): string {
  if (type === 'assumed-role') return `the session ${name} of role ${path[0] ?? ''}`;
  if (type === 'federated-user') return `federated user ${name}`;
  return `${type} ${name}`;
}
