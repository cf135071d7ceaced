/**
 * The policy simulator: what policies would decide, without a request being made.
 *
 * AWS: IAM API Reference, "SimulateCustomPolicy", "SimulatePrincipalPolicy", "GetContextKeysForCustomPolicy",
 * "GetContextKeysForPrincipalPolicy". The decisions are those of every request (authorize/). Of ResourceHandlingOption, which
 * names scenarios of EC2, only the resources count that the call names.
 * Not here: who and which policies are asked (simulation-request.ts), how an answer looks (simulation-result.ts).
 */
import { parseArn } from '#account/arn.ts';
import type { Caller } from '#authorize/caller.ts';
import { collectPolicies } from '#authorize/collect-policies.ts';
import { isAwsError } from '../aws-error.ts';
import { done, operation, type Ask, type Operation, type Outcome, type Scope } from '../operation.ts';
import { list, object, oneOf, optional, text } from '../shape.ts';
import { contextKeyNames } from './context-key-names.ts';
import { arn, paging, policyDocument } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { anyUser, policySource } from './simulated-principal.ts';
import { simulationOf, type SimulationParameters } from './simulation-request.ts';
import { evaluationResult } from './simulation-result.ts';

const resourceName = text({ min: 1, max: 2048 });
const policyList = list(policyDocument);

const contextEntry = object({
  ContextKeyName: optional(text({ min: 5, max: 256 })),
  ContextKeyValues: optional(list(text())),
  ContextKeyType: optional(
    oneOf(
      'string',
      'stringList',
      'numeric',
      'numericList',
      'boolean',
      'booleanList',
      'ip',
      'ipList',
      'binary',
      'binaryList',
      'date',
      'dateList',
    ),
  ),
});

/** What both simulations take. */
const simulated = {
  PermissionsBoundaryPolicyInputList: optional(policyList),
  ActionNames: list(text({ min: 3, max: 128 })),
  ResourceArns: optional(list(resourceName)),
  ResourcePolicy: optional(policyDocument),
  ResourceOwner: optional(resourceName),
  CallerArn: optional(resourceName),
  ContextEntries: optional(list(contextEntry)),
  ResourceHandlingOption: optional(text({ min: 1, max: 64 })),
  ...paging,
};

const simulateCustomPolicy = operation({
  service: 'iam',
  name: 'SimulateCustomPolicy',
  parameters: object({ PolicyInputList: policyList, ...simulated }),
  asks: () => [{ action: 'iam:SimulateCustomPolicy', resource: '*' }],
  run: (given, scope) => simulate(scope, given, anyUser(scope)),
});

const simulatePrincipalPolicy = operation({
  service: 'iam',
  name: 'SimulatePrincipalPolicy',
  parameters: object({ PolicySourceArn: arn, PolicyInputList: optional(policyList), ...simulated }),
  asks: ({ PolicySourceArn }) => [askAbout('iam:SimulatePrincipalPolicy', PolicySourceArn)],
  run: (given, scope) => {
    const source = policySource(scope, given.PolicySourceArn);
    return isAwsError(source) ? source : simulate(scope, given, source);
  },
});

/** What is no ARN is refused later, in AWS's words. */
function askAbout(action: string, text: string): Ask {
  return { action, resource: parseArn(text) === undefined ? '*' : text };
}

interface Page {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

function simulate(scope: Scope, given: SimulationParameters & Page, source: Caller): Outcome {
  const simulation = simulationOf(scope, given, source);
  if (isAwsError(simulation)) return simulation;
  const { ActionNames, ResourceArns = [] } = given;
  const response = paged('EvaluationResults', ActionNames, given, (action) =>
    evaluationResult(scope.world, simulation, action, ResourceArns),
  );
  return isAwsError(response) ? response : done(scope.world, response);
}

const getContextKeysForCustomPolicy = operation({
  service: 'iam',
  name: 'GetContextKeysForCustomPolicy',
  parameters: object({ PolicyInputList: policyList }),
  asks: () => [{ action: 'iam:GetContextKeysForCustomPolicy', resource: '*' }],
  run: ({ PolicyInputList }, { world }) => done(world, { ContextKeyNames: contextKeyNames(PolicyInputList) }),
});

const getContextKeysForPrincipalPolicy = operation({
  service: 'iam',
  name: 'GetContextKeysForPrincipalPolicy',
  parameters: object({ PolicySourceArn: arn, PolicyInputList: optional(policyList) }),
  asks: ({ PolicySourceArn }) => [askAbout('iam:GetContextKeysForPrincipalPolicy', PolicySourceArn)],
  run: ({ PolicySourceArn, PolicyInputList = [] }, scope) => {
    const { world, accountId } = scope;
    const source = policySource(scope, PolicySourceArn);
    if (isAwsError(source)) return source;
    const { identityPolicies } = collectPolicies(world, source, { arn: '*', accountId });
    const documents = [...identityPolicies.map(({ document }) => document), ...PolicyInputList];
    return done(world, { ContextKeyNames: contextKeyNames(documents) });
  },
});

export const simulationOperations: readonly Operation[] = [
  simulateCustomPolicy,
  simulatePrincipalPolicy,
  getContextKeysForCustomPolicy,
  getContextKeysForPrincipalPolicy,
];
