/**
 * What AWS checks in an authentication response before any policy is asked: one table, in AWS's order, the first failure answers.
 *
 * AWS: STS API Reference, "AssumeRoleWithSAML"; IAM User Guide, "Configure SAML assertions for the authentication response",
 * "Troubleshoot SAML federation". AWS publishes no order: that of what each check needs to know. Encrypted assertions are
 * not supported. Not here: the trust policy and the role (sts/assume-role-with-saml.ts).
 */
import { parseArn } from '#account/arn.ts';
import type { SamlProvider } from '#account/identity-provider.ts';
import { isOver, secondsAfter } from '#account/iso-time.ts';
import type { World } from '#account/world.ts';
import { AwsError, isAwsError } from '../aws-error.ts';
import { readSamlMetadata } from '../iam/saml-metadata.ts';
import type { Assertion } from './saml-assertion.ts';
import { claimedTags, singleOf, valuesOf, type RolePair } from './saml-claims.ts';
import { awsAudience, awsRecipient } from './saml-names.ts';
import { nameLike, sourceIdentityProblem } from './source-identity.ts';

/** What was sent, and where. */
export interface Presented {
  /** Base64, as the form posts it. */
  readonly response: string;
  /** The provider that the caller names. */
  readonly providerArn: string;
  /** Absent at the console before one of several is chosen. */
  readonly roleArn?: string;
  readonly world: Pick<World, 'samlProviders'>;
  readonly now: string;
}

/** A response that was opened. */
export interface Opened {
  readonly isEncrypted: boolean;
  /** The first, as it stands: good for looking, not for believing. */
  readonly claimed?: Assertion;
  /** Each that a certificate of the provider has signed. */
  readonly signed: readonly Assertion[];
  /** How many there are in all. */
  readonly count: number;
}

/** What the checks look at. */
export interface Evidence extends Presented {
  /** Absent when it is no base64 of a SAML response. */
  readonly opened?: Opened;
  readonly provider?: SamlProvider;
}

export type SamlCheckId =
  | 'readable'
  | 'provider'
  | 'issuer'
  | 'signature'
  | 'audience'
  | 'recipient'
  | 'time'
  | 'role'
  | 'sessionName'
  | 'sessionDuration'
  | 'tags'
  | 'sourceIdentity';

interface Check {
  readonly id: SamlCheckId;
  /** The words of AWS's error when it fails; an error of another code as such. */
  readonly problem: (evidence: Evidence, assertion: Assertion) => string | AwsError | undefined;
}

export interface CheckResult {
  readonly id: SamlCheckId;
  readonly state: 'passed' | 'failed' | 'notReached';
}

export interface Examined {
  readonly checks: readonly CheckResult[];
  /** Of the check that failed. */
  readonly error?: AwsError;
  /** When all passed: the assertion that is signed. */
  readonly assertion?: Assertion;
}

const secondsToRedeem = 300;

const checks: readonly Check[] = [
  {
    id: 'readable',
    problem: ({ opened }) => {
      if (opened?.isEncrypted) return 'Encrypted assertions are not supported by this playground.';
      return opened?.claimed === undefined ? 'Invalid base64 SAMLResponse' : undefined;
    },
  },
  {
    id: 'provider',
    problem: ({ provider }) => (provider === undefined ? "Specified provider doesn't exist." : undefined),
  },
  {
    id: 'issuer',
    problem: ({ provider, opened }) => {
      const entityId = provider && readSamlMetadata(provider.metadataDocument)?.entityId;
      return entityId !== undefined && entityId === opened?.claimed?.issuer
        ? undefined
        : 'Issuer not present in specified provider';
    },
  },
  {
    // An assertion that nobody signed beside one that is signed makes the whole response untrustworthy.
    id: 'signature',
    problem: ({ opened }) =>
      opened?.signed.length === 1 && opened.count === 1 ? undefined : 'Response signature invalid',
  },
  {
    id: 'audience',
    problem: (_, { audiences }) =>
      audiences.some((audience) => audience === awsAudience || isSignIn(audience))
        ? undefined
        : 'Response does not contain the required audience.',
  },
  { id: 'recipient', problem: (_, assertion) => recipientProblem(assertion) },
  { id: 'time', problem: ({ now }, assertion) => timeProblem(assertion, now) },
  {
    id: 'role',
    problem: ({ roleArn, providerArn }, assertion) => {
      const fits = ({ role, provider }: RolePair): boolean =>
        provider === providerArn && (roleArn === undefined || role === roleArn);
      return rolePairs(assertion).some(fits)
        ? undefined
        : "SAML Assertion doesn't contain the requested Role and Metadata in the attributes";
    },
  },
  {
    id: 'sessionName',
    problem: (_, assertion) => {
      const name = singleOf(assertion, 'RoleSessionName');
      if (name === undefined || name === '') return 'RoleSessionName is required in AuthnResponse';
      return nameLike.test(name)
        ? undefined
        : 'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}';
    },
  },
  {
    id: 'sessionDuration',
    problem: (_, assertion) => {
      const said = singleOf(assertion, 'SessionDuration');
      const isFine =
        said === undefined || (/^\d+$/.test(said) && Number(said) >= 900 && Number(said) <= 43_200);
      return isFine ? undefined : 'SessionDuration in AuthnResponse must be between 900 and 43200';
    },
  },
  {
    id: 'tags',
    problem: (_, assertion) => {
      const tags = claimedTags(assertion);
      return isAwsError(tags) ? tags : undefined;
    },
  },
  {
    id: 'sourceIdentity',
    problem: (_, assertion) => sourceIdentityProblem(singleOf(assertion, 'SourceIdentity')),
  },
];

/** AWS's own sign-in, of any Region. */
function isSignIn(address: string): boolean {
  return address === awsRecipient || /^https:\/\/[a-z0-9-]+\.signin\.aws\.amazon\.com\/saml$/.test(address);
}

/** AWS: exactly one confirmation, which says to where and until when. */
function recipientProblem({ confirmations }: Assertion): string | undefined {
  const [confirmation, ...more] = confirmations;
  const isWhole = confirmation?.notOnOrAfter !== undefined && more.length === 0;
  return isWhole && isSignIn(confirmation.recipient ?? '')
    ? undefined
    : 'Response does not contain the required recipient.';
}

function timeProblem(assertion: Assertion, now: string): AwsError | string | undefined {
  const { notBefore, notOnOrAfter, issuedAt, confirmations } = assertion;
  const ends = [notOnOrAfter, confirmations[0]?.notOnOrAfter, assertion.sessionNotOnOrAfter];
  const times = [notBefore, issuedAt, ...ends].filter((time) => time !== undefined);
  if (issuedAt === undefined || !times.every(isTime)) return 'Invalid base64 SAMLResponse';
  if (ends.some((end) => end !== undefined && isOver(end, now))) return expired('Response has expired');
  if (notBefore !== undefined && !isOver(notBefore, now)) return 'Response is not yet valid';
  return isOver(secondsAfter(issuedAt, secondsToRedeem), now)
    ? expired('Token must be redeemed within 5 minutes of issuance')
    : undefined;
}

/** Without a zone it would be read as the machine's own; years of more digits lead out of what a date can hold. */
function isTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

function expired(words: string): AwsError {
  return new AwsError('ExpiredTokenException', 400, words);
}

/** The roles that an assertion offers, each with its provider; AWS takes either ARN first. */
export function rolePairs(assertion: Assertion): readonly RolePair[] {
  return valuesOf(assertion, 'Role').flatMap((value) => {
    const [one = '', other = '', ...more] = value.split(',').map((part) => part.trim());
    if (more.length > 0) return [];
    if (isArnOf('role', one) && isArnOf('saml-provider', other)) return [{ role: one, provider: other }];
    return isArnOf('role', other) && isArnOf('saml-provider', one) ? [{ role: other, provider: one }] : [];
  });
}

function isArnOf(type: 'role' | 'saml-provider', text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 'iam' && /^\d{12}$/.test(arn.account) && arn.resource.startsWith(`${type}/`);
}

/** Every check, up to the first that fails. */
export function examine(evidence: Evidence): Examined {
  const assertion = evidence.opened?.signed[0] ?? evidence.opened?.claimed;
  const nothing: Assertion = { confirmations: [], audiences: [], attributes: new Map() };
  const problems = checks.map(
    ({ problem }) =>
      () =>
        problem(evidence, assertion ?? nothing),
  );
  const failed = problems.findIndex((problem) => problem() !== undefined);
  const results = checks.map(({ id }, index) => ({ id, state: stateOf(index, failed) }));
  const problem = problems[failed]?.();
  if (problem !== undefined) {
    const error = isAwsError(problem) ? problem : new AwsError('InvalidIdentityToken', 400, problem);
    return { checks: results, error };
  }
  return { checks: results, ...(assertion !== undefined && { assertion }) };
}

function stateOf(index: number, failed: number): CheckResult['state'] {
  if (failed === -1 || index < failed) return 'passed';
  return index === failed ? 'failed' : 'notReached';
}
