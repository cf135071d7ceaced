/**
 * What a token of an account says of the principal that asked for it.
 *
 * AWS: IAM User Guide, "Understanding token claims". A role's session is its role, session tags go before those of the role, and
 * claims that do not apply are absent. Not here: claims of instances, functions, jobs and IAM Identity Center, whose sessions
 * this world does not have.
 */
import { organizationPath, organizationPathText } from '#account/organization-path.ts';
import type { Caller } from '#authorize/caller.ts';
import { principalTags } from '#authorize/context-keys.ts';
import type { TagParameter } from '../iam/tags.ts';
import type { Scope } from '../operation.ts';
import { uuid } from '../unique-id.ts';
import { callerArn } from './caller.ts';

type Claims = Readonly<Record<string, unknown>>;

export interface TokenRequest {
  readonly Audience: readonly string[];
  readonly DurationSeconds: number;
  readonly Tags?: readonly TagParameter[];
}

export function tokenClaims(issuer: string, request: TokenRequest, scope: Scope): Claims {
  const issuedAt = Math.floor(Date.parse(scope.moment.now) / 1000);
  const { Audience, DurationSeconds } = request;
  return {
    aud: Audience.length === 1 ? Audience[0] : Audience,
    sub: principalArn(scope),
    'https://sts.amazonaws.com/': awsClaims(request, scope),
    iss: issuer,
    exp: issuedAt + DurationSeconds,
    iat: issuedAt,
    jti: uuid(scope.moment.random),
  };
}

function principalArn(scope: Scope): string {
  const principal = scope.caller?.principal;
  return principal?.kind === 'roleSession' ? principal.roleArn : callerArn(scope);
}

function awsClaims({ Tags = [] }: TokenRequest, scope: Scope): Claims {
  const { world, accountId, region, caller } = scope;
  const path = organizationPath(world, accountId);
  const tags = caller === undefined ? {} : principalTags(caller);
  return {
    aws_account: accountId,
    source_region: region,
    ...(path !== undefined && { org_id: path.organization.id, ou_path: [organizationPathText(path)] }),
    principal_id: principalArn(scope),
    ...(Object.keys(tags).length > 0 && { principal_tags: tags }),
    ...sessionClaims(caller),
    ...(Tags.length > 0 && { request_tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) }),
  };
}

function sessionClaims(caller: Caller | undefined): Claims {
  if (caller?.session === undefined) return {};
  const { expiresAt, federatedProvider, sourceIdentity } = caller.session;
  return {
    original_session_exp: expiresAt,
    ...(federatedProvider !== undefined && { federated_provider: federatedProvider }),
    ...(sourceIdentity !== undefined && { source_identity: sourceIdentity }),
  };
}
