/**
 * Whom a trust policy may name: AWS looks every user and role up when the policy is saved.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal". A user or role is kept by its unique id and shown by its ARN,
 * an account by the ARN of its root. Accounts that this world does not hold are taken at their word.
 * Not here: what becomes of the name when the entity is renamed or deleted (principal-references.ts).
 */
import { parseArn, rootArn, type Arn } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { World } from '#account/world.ts';
import { isServicePrincipal } from '#policy/findings/service-principal.ts';

const accountId = /^\d{12}$/;
const uniqueId = /^A(IDA|ROA)[A-Z0-9]+$/;

/** Where the role is. AWS: no trust reaches from one partition to another. */
interface Place {
  readonly world: World;
  readonly partition: string;
}

/** AWS's words when it does not take a name under this key of Principal. */
export function principalProblem(place: Place, key: string, name: string): string | undefined {
  if (key === 'Federated') {
    return isProvider(name)
      ? undefined
      : 'Federated principals must be valid domain names or SAML metadata ARNs';
  }
  const isTaken = { AWS: isKnown(place, name), Service: isServicePrincipal(name), CanonicalUser: true }[key];
  const shownKey = key === 'AWS' ? key : key.toUpperCase();
  return isTaken === true ? undefined : `Invalid principal in policy: "${shownKey}":"${name}"`;
}

/** The name as AWS shows it afterwards. */
export function shownPrincipal({ world, partition }: Place, name: string): string {
  if (accountId.test(name)) return rootArn(name, partition);
  return uniqueId.test(name) ? (entityWithId(world, name)?.arn ?? name) : name;
}

const providerArn = /^arn:aws[a-z-]*:iam::\d{12}:(saml|oidc)-provider\/[^*?]+$/;
const domainName = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

/** AWS does not ask whether the provider is there. */
function isProvider(name: string): boolean {
  return providerArn.test(name) || domainName.test(name);
}

function isKnown({ world, partition }: Place, name: string): boolean {
  if (name === '*' || accountId.test(name)) return true;
  if (uniqueId.test(name)) return entityWithId(world, name) !== undefined;
  const arn = parseArn(name);
  if (arn === undefined || /[*?]/.test(name) || arn.partition !== partition) return false;
  if (arn.region !== '' || !accountId.test(arn.account)) return false;
  const kind = kinds.find(({ form }) => form.test(`${arn.service}:${arn.resource}`));
  if (kind === undefined) return false;
  return !world.accounts.has(arn.account) || kind.isThere(world, name, arn);
}

interface Kind {
  /** Of service and resource. */
  readonly form: RegExp;
  readonly isThere: (world: World, name: string, arn: Arn) => boolean;
}

/** What an ARN may name. Groups are no principals. */
const kinds: readonly Kind[] = [
  { form: /^iam:root$/, isThere: () => true },
  { form: /^iam:user\/./, isThere: (world, name) => world.users.has(name) },
  { form: /^iam:role\/./, isThere: (world, name) => world.roles.has(name) },
  { form: /^sts:federated-user\/./, isThere: () => true },
  {
    form: /^sts:assumed-role\/[^/]+\/[^/]+$/,
    isThere: ({ roles }, _, { account, resource }) =>
      findByName(roles, account, resource.split('/')[1] ?? '') !== undefined,
  },
];

function entityWithId(world: World, id: string): { readonly arn: string } | undefined {
  const entities = [world.users, world.roles].flatMap((records) => [...records.values()]);
  return entities.find((entity) => entity.id === id);
}
