// @ts-check
/** The large workload as a playground's file: a user with ten managed policies, a boundary and three levels of SCPs. */
import { large } from './workloads.mjs';

const accountId = '123456789012';
const userArn = `arn:aws:iam::${accountId}:user/alice`;
const policyArn = (/** @type {string} */ name) => `arn:aws:iam::${accountId}:policy/${name}`;
const text = (/** @type {object} */ document) => JSON.stringify(document, undefined, 2);

/** @param {string} name @param {object} document */
function managedPolicy(name, document) {
  return {
    arn: policyArn(name),
    id: `ANPA${name.toUpperCase().padEnd(17, 'X')}`,
    accountId,
    name,
    path: '/',
    versions: [{ versionId: 'v1', document: text(document) }],
    defaultVersionId: 'v1',
  };
}

/** @param {number} level @param {number} index @param {object} document */
function scp(level, index, document) {
  const id = `p-bench${level}${index}0`;
  return {
    id,
    arn: `arn:aws:organizations::999988887777:policy/o-abc1234567/service_control_policy/${id}`,
    type: 'SERVICE_CONTROL_POLICY',
    name: `Level${level}Policy${index}`,
    document: text(document),
    targets: [['r-abcd', 'ou-abcd-11111111', accountId][level]],
    awsManaged: false,
  };
}

const policies = large.identityPolicies.map((document, i) => managedPolicy(`Policy${i}`, document));
const [boundary] = large.permissionsBoundaries;

/** @returns {string} the text of the file */
export function largeWorldFile() {
  const world = {
    accounts: [{ id: accountId, name: 'bench', parentId: 'ou-abcd-11111111' }],
    organizations: [{ id: 'o-abc1234567', managementAccountId: '999988887777', rootId: 'r-abcd' }],
    organizationalUnits: [{ id: 'ou-abcd-11111111', name: 'Workloads', parentId: 'r-abcd' }],
    organizationPolicies: large.scps.flatMap((level, l) => level.map((document, i) => scp(l, i, document))),
    users: [
      {
        arn: userArn,
        id: 'AIDABENCHBENCHBENCHXX',
        accountId,
        name: 'alice',
        path: '/',
        tags: { team: 'blue' },
        groups: [],
        inlinePolicies: [],
        attachedPolicies: policies.map(({ arn }) => arn),
        permissionsBoundary: policyArn('Boundary'),
      },
    ],
    managedPolicies: [...policies, managedPolicy('Boundary', boundary ?? {})],
    resources: [
      {
        arn: 'arn:aws:s3:::app-data',
        accountId,
        type: 's3:bucket',
        name: 'app-data',
        tags: {},
        policy: text(large.resourcePolicy),
      },
    ],
    environments: [
      { id: 'environment', now: '2026-11-21T12:00:00Z', region: 'eu-west-1', sourceIp: '203.0.113.7' },
    ],
    requests: [
      {
        id: 'lab',
        principal: userArn,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::app-data/x/report.csv',
        overrides: { 'aws:PrincipalOrgID': 'o-abc123' },
      },
    ],
  };
  return text({ format: 'iam-playground', version: 1, title: 'Bench', about: 'The large workload.', world });
}
