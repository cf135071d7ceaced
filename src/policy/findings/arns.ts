/**
 * Errors of the ARNs in Resource and NotResource, in the order in which they are looked for: one for each ARN.
 *
 * AWS: IAM User Guide, "Amazon Resource Names (ARNs)"; Service Authorization Reference, resource types.
 * Not here: variables in ARNs (variables.ts).
 */
import type { CatalogueFacts } from '../catalogue-facts.ts';
import type { ArnEntry } from './document.ts';
import { allTypes, fitsType, hasTypes, matchingTypes, typesOf } from './arn-types.ts';
import { nearest } from './near-match.ts';
import { partitions, regions } from './regions.ts';
import { resourcePolicies } from './resource-policies.ts';
import {
  each,
  error,
  every,
  hit,
  quote,
  refused,
  suggest,
  type FindingRule,
  type Hit,
  type Inspection,
} from './rule.ts';

/** ARNs of these services exist, though their actions have another prefix. */
const servicesWithoutActions = new Set(['catalog', 'elastic-inference', 'route53-recovery-control']);

export const arns: readonly FindingRule[] = [
  {
    code: 'INVALID_ARN_PREFIX',
    ...refused,
    in: every,
    find: eachArn(({ text }) =>
      text.startsWith('arn:') ? undefined : `${quote(text)} is no ARN. Begin it with arn:, or write * alone.`,
    ),
  },
  {
    code: 'MISSING_ARN_FIELD',
    ...refused,
    in: every,
    find: eachArn(({ text, fields }) => {
      const all = 'arn:partition:service:region:account:resource';
      if (fields.length === 6) return undefined;
      return `${quote(text)} has ${fields.length} of the six fields of an ARN. Write it as ${all}.`;
    }),
  },
  {
    code: 'INVALID_PARTITION',
    ...refused,
    in: every,
    find: eachArn(({ partition }) => {
      if (partition === '' || /[*?]/.test(partition) || partitions.has(partition)) return undefined;
      return `${quote(partition)} is no partition of AWS. Use one of ${[...partitions].join(', ')}.`;
    }),
  },
  {
    code: 'INVALID_ARN_SERVICE_CASE',
    ...error,
    in: every,
    find: eachArn(({ service }) => {
      const lower = service.toLowerCase();
      return service === lower
        ? undefined
        : `The service ${quote(service)} is written ${quote(lower)} in an ARN.`;
    }),
  },
  {
    code: 'INVALID_SERVICE',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachArnIn(({ service }, { prefixes }) => {
      if (/[*?]/.test(service) || prefixes.has(service) || servicesWithoutActions.has(service))
        return undefined;
      const todo = suggest(nearest(service, prefixes), 'Correct the third field of the ARN.');
      return `AWS has no service ${quote(service)}. ${todo}`;
    }),
  },
  {
    code: 'ARN_REGION_NOT_ALLOWED',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachArnIn((arn, facts, inspection) =>
      !canBeEmpty(arn.region) && allTypes(arn, facts, inspection, (type) => type.region === '')
        ? `This kind of resource has no Region in its ARN. Leave ${quote(arn.region)} out, keeping the colons.`
        : undefined,
    ),
  },
  {
    code: 'MISSING_ARN_REGION',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachArnIn((arn, facts, inspection) =>
      arn.region === '' && allTypes(arn, facts, inspection, (type) => !canBeEmpty(type.region))
        ? `${quote(arn.text)} needs a Region in its fourth field. Add one, or * for all.`
        : undefined,
    ),
  },
  {
    code: 'INVALID_ARN_REGION',
    ...error,
    in: every,
    find: eachArn(({ region }) => {
      if (region === '' || isPattern(region) || regions.has(region)) return undefined;
      return `AWS has no Region ${quote(region)}. ${suggest(nearest(region, regions), 'Correct the fourth field.')}`;
    }),
  },
  {
    code: 'ARN_ACCOUNT_NOT_ALLOWED',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachArnIn((arn, facts, inspection) =>
      !canBeEmpty(arn.account) && allTypes(arn, facts, inspection, (type) => type.account === '')
        ? `This kind of resource has no account in its ARN. Leave ${quote(arn.account)} out, keeping the colons.`
        : undefined,
    ),
  },
  {
    // What AWS owns in Systems Manager, such as arn:aws:ssm:us-east-1::document/AWS-RunShellScript, has no account.
    code: 'MISSING_ARN_ACCOUNT',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachArnIn((arn, facts, inspection) =>
      arn.account === '' &&
      arn.service !== 'ssm' &&
      allTypes(arn, facts, inspection, (type) => !canBeEmpty(type.account))
        ? `${quote(arn.text)} needs an account in its fifth field. Add its twelve digits, or * for all.`
        : undefined,
    ),
  },
  {
    code: 'INVALID_ARN_ACCOUNT',
    ...error,
    in: every,
    find: eachArn(({ account }) =>
      account === '' || account === 'aws' || /^\d{12}$/.test(account) || isPattern(account)
        ? undefined
        : `${quote(account)} is no account. An account is written as twelve digits.`,
    ),
  },
  {
    code: 'INVALID_ARN_RESOURCE',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachArnIn((arn, facts, inspection) => {
      const service = facts.service(arn.service);
      if (
        service === undefined ||
        matchingTypes(arn, facts, inspection).length > 0 ||
        !hasTypes(arn, facts, inspection)
      )
        return undefined;
      return `${service.name} has no resource whose ARN ends like ${quote(arn.resource)}. Correct that part.`;
    }),
  },
  {
    code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
    ...error,
    in: ['resource'],
    needs: 'catalogue',
    find: eachArnIn((arn, facts, { resourceType = '' }) => {
      const policy = resourcePolicies.get(resourceType);
      const service = policy && facts.service(policy.service);
      if (service === undefined) return undefined;
      const own = typesOf(service, service.prefix, arn.resource).filter(({ type }) =>
        policy?.types.includes(type),
      );
      if (own.some((type) => fitsType(arn.fields, type))) return undefined;
      return `This policy hangs on one resource, and ${quote(arn.text)} is another kind. Name the resource itself.`;
    }),
  },
];

/** A `*` also fits the empty field that a resource type asks for. */
function canBeEmpty(field: string): boolean {
  return /^\**$/.test(field);
}

/** Wildcards, but no variable: those live behind the fifth colon only. */
function isPattern(field: string): boolean {
  return /[*?]/.test(field) && !field.includes('${');
}

type Words = string | undefined;

/** A hit for each ARN about which there is something to say, unless an earlier rule did. */
function eachArn(says: (arn: ArnEntry) => Words) {
  return ({ document, spoilt }: Inspection): readonly Hit[] =>
    each(document.statements, ({ resources }) =>
      each(resources, (entry) => {
        const words = entry.text === '*' || spoilt.has(entry.item) ? undefined : says(entry);
        return words === undefined ? undefined : hit(words, entry.item);
      }),
    );
}

function eachArnIn(says: (arn: ArnEntry, facts: CatalogueFacts, inspection: Inspection) => Words) {
  return (inspection: Inspection, facts: CatalogueFacts): readonly Hit[] =>
    eachArn((arn) => says(arn, facts, inspection))(inspection);
}
