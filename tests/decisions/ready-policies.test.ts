/** What AWS's policy validation says of the policies in the ready worlds: nothing but what a story is about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResourceType } from '#account/resource.ts';
import type { World } from '#account/world.ts';
import { openCatalogue, type Catalogue } from '#catalogue/catalogue.ts';
import { checkPolicy, type CheckOptions } from '#policy/findings/check-policy.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';

interface PolicyOfWorld {
  readonly name: string;
  readonly document: string;
  readonly options: CheckOptions;
}

const cloudFormationNames: Readonly<Partial<Record<ResourceType, string>>> = {
  's3:bucket': 'AWS::S3::Bucket',
  'kms:key': 'AWS::KMS::Key',
  'sqs:queue': 'AWS::SQS::Queue',
  'sns:topic': 'AWS::SNS::Topic',
  'lambda:function': 'AWS::Lambda::Function',
  'secretsmanager:secret': 'AWS::SecretsManager::Secret',
};

function policiesOf(world: World): readonly PolicyOfWorld[] {
  const boundaries = new Set(
    [...world.users.values(), ...world.roles.values()].map((each) => each.permissionsBoundary),
  );
  const of = (type: CheckOptions['type'], name: string, document: string, resourceType?: string) => ({
    name,
    document,
    options: { type, ...(resourceType !== undefined && { resourceType }) },
  });
  const identities = [...world.users.values(), ...world.groups.values(), ...world.roles.values()];
  return [
    ...identities.flatMap(({ name, inlinePolicies }) =>
      inlinePolicies.map((policy) => of('identity', `${name}: ${policy.name}`, policy.document)),
    ),
    ...[...world.managedPolicies.values()].flatMap(({ arn, name, versions }) =>
      versions.map(({ versionId, document }) =>
        of(boundaries.has(arn) ? 'permissionsBoundary' : 'identity', `${name} ${versionId}`, document),
      ),
    ),
    ...[...world.roles.values()].map((role) =>
      of('trust', `trust of ${role.name}`, role.assumeRolePolicyDocument),
    ),
    ...[...world.resources.values()].flatMap(({ type, name, policy }) =>
      policy === undefined ? [] : [of('resource', `policy of ${name}`, policy, cloudFormationNames[type])],
    ),
    ...[...world.sessions.values()].flatMap(({ principalArn, policy }) =>
      policy === undefined ? [] : [of('session', `session ${principalArn}`, policy)],
    ),
    ...[...world.organizationPolicies.values()]
      .filter(({ awsManaged }) => !awsManaged)
      .map(({ type, name, document }) =>
        of(type === 'SERVICE_CONTROL_POLICY' ? 'serviceControl' : 'resourceControl', name, document),
      ),
    ...[...world.vpcEndpoints.values()].flatMap(({ id, policy }) =>
      policy === undefined ? [] : [of('vpcEndpoint', `policy of ${id}`, policy)],
    ),
  ];
}

/** AWS warns of everything that allows `*` on `*`; the administrators of these worlds do, as in life. */
const ofAdministrators = /^(PASS_ROLE|CREATE_SLR)_WITH_STAR_IN_ACTION_AND_RESOURCE$/;

describe.each(readyWorlds)('$id', ({ scenario }) => {
  const policies = policiesOf(scenario.world);
  let catalogue: Catalogue;

  beforeAll(async () => {
    const folder = join(import.meta.dirname, '../../public/catalogue');
    const opened = await openCatalogue((path) =>
      Promise.resolve(JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown),
    );
    if (!opened.ok) throw new Error(opened.failure.says);
    catalogue = opened.value;
    const named = policies.flatMap(({ document }) => [...document.matchAll(/"([a-z0-9-]+):[\w*]+"/g)]);
    await Promise.all(named.map(([, prefix = '']) => catalogue.loadService(prefix)));
  });

  test.each(policies)('$name', ({ document, options }) => {
    const findings = checkPolicy(document, { ...options, facts: catalogue });
    const unwanted = findings.filter(({ code }) => !ofAdministrators.test(code));
    expect(unwanted.map(({ type, code, message }) => `${type} ${code}: ${message}`)).toEqual([]);
  });
});
