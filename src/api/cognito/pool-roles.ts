/**
 * The two roles of an identity pool: for guests, and for people who signed in.
 *
 * AWS: Amazon Cognito Federated Identities API Reference, "SetIdentityPoolRoles", "GetIdentityPoolRoles". Whoever sets them must
 * be allowed to pass them. Not here: roles chosen by rules or by a token's claims (`RoleMappings`), which are refused.
 */
import { parseArn } from '#account/arn.ts';
import type { IdentityPool } from '#account/identity-pool.ts';
import { put } from '#account/world.ts';
import * as v from 'valibot';
import { isAwsError, type AwsError } from '../aws-error.ts';
import type { Response } from '../call.ts';
import { done, operation, type Ask, type Operation } from '../operation.ts';
import { object, optional } from '../shape.ts';
import { invalidParameter, notAuthorized } from './cognito-error.ts';
import { cognitoProvider } from './cognito-issuer.ts';
import { identityPoolId, roles } from './cognito-shapes.ts';
import { ownPool } from './entity.ts';
import { askAboutPool } from './identity-pool.ts';

/** What AWS says of a text that is no role's ARN. */
const forbidden = (role: string): AwsError => notAuthorized(`Access to Role '${role}' is forbidden.`);

const isRoleArn = (text: string): boolean => parseArn(text)?.resource.startsWith('role/') === true;

function passRole(resource: string): Ask {
  return { action: 'iam:PassRole', resource, keys: { 'iam:PassedToService': cognitoProvider } };
}

const setIdentityPoolRoles = operation({
  service: 'cognito-identity',
  name: 'SetIdentityPoolRoles',
  parameters: object({ IdentityPoolId: identityPoolId, Roles: roles, RoleMappings: optional(v.unknown()) }),
  asks: ({ IdentityPoolId, Roles }, scope) => [
    ...askAboutPool('SetIdentityPoolRoles', scope, IdentityPoolId),
    ...[...new Set(Object.values(Roles))].filter(isRoleArn).map(passRole),
  ],
  run: ({ IdentityPoolId, Roles, RoleMappings }, scope) => {
    const before = ownPool(scope, IdentityPoolId);
    if (isAwsError(before)) return before;
    const foreign = Object.values(Roles).find((role) => !isRoleArn(role));
    if (foreign !== undefined) return forbidden(foreign);
    if (RoleMappings !== undefined) return invalidParameter('Role mappings are not available here.');
    const { authenticatedRoleArn: _, unauthenticatedRoleArn: __, ...rest } = before;
    const { authenticated, unauthenticated } = Roles;
    const pool: IdentityPool = {
      ...rest,
      ...(authenticated !== undefined && { authenticatedRoleArn: authenticated }),
      ...(unauthenticated !== undefined && { unauthenticatedRoleArn: unauthenticated }),
    };
    return done(put(scope.world, 'identityPools', pool));
  },
});

const getIdentityPoolRoles = operation({
  service: 'cognito-identity',
  name: 'GetIdentityPoolRoles',
  parameters: object({ IdentityPoolId: identityPoolId }),
  asks: ({ IdentityPoolId }, scope) => askAboutPool('GetIdentityPoolRoles', scope, IdentityPoolId),
  run: ({ IdentityPoolId }, scope) => {
    const pool = ownPool(scope, IdentityPoolId);
    return isAwsError(pool) ? pool : done(scope.world, { IdentityPoolId, ...shownRoles(pool) });
  },
});

function shownRoles({ authenticatedRoleArn, unauthenticatedRoleArn }: IdentityPool): Response {
  const Roles = {
    ...(authenticatedRoleArn !== undefined && { authenticated: authenticatedRoleArn }),
    ...(unauthenticatedRoleArn !== undefined && { unauthenticated: unauthenticatedRoleArn }),
  };
  return Object.keys(Roles).length === 0 ? {} : { Roles };
}

export const poolRolesOperations: readonly Operation[] = [setIdentityPoolRoles, getIdentityPoolRoles];
