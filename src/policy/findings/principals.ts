/**
 * Errors of Principal and NotPrincipal.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal".
 * Not here: what trust policies and organization policies ask of it (trust.ts, organization.ts).
 */
import { principalKeys } from '../principal-element.ts';
import {
  propertyOf,
  type ConditionTest,
  type PolicyDocument,
  type PrincipalName,
  type Statement,
} from './document.ts';
import { nearest } from './near-match.ts';
import { isRegionalServicePrincipal, isServicePrincipal } from './service-principal.ts';
import {
  each,
  error,
  every,
  hit,
  nameOf,
  quote,
  refused,
  suggest,
  type FindingRule,
  type Hit,
} from './rule.ts';

const principalElements = ['Principal', 'NotPrincipal'];

/** Calls by a service never carry these: the service is in no organization and has no tags or name. */
const keysWithoutServices =
  /^aws:(principalorgid|principalorgpaths|principalaccount|principaltag\/.*|userid|username|principaltype)$/;

/** Values of these keys are service principals; that of kms:ViaService has a Region. */
const servicePrincipalKeys =
  /^(aws:calledvia(first|last)?|aws:principalservicename(slist)?|iam:passedtoservice|iam:awsservicename)$/;

export const principals: readonly FindingRule[] = [
  {
    code: 'INVALID_PRINCIPAL_FORMAT',
    ...refused,
    in: ['resource', 'trust', 'resourceControl'],
    find: ({ document }) =>
      eachPrincipal(document, (principal) =>
        principal.kind === 'object' || (principal.kind === 'text' && principal.text === '*')
          ? undefined
          : hit(`${principal.name} must be "*" or an object such as {"AWS": "111122223333"}.`, principal),
      ),
  },
  {
    code: 'INVALID_PRINCIPAL_KEY',
    ...refused,
    in: ['resource', 'trust'],
    find: ({ document }) =>
      eachPrincipal(document, ({ kind, items }) =>
        each(kind === 'object' ? items : [], (names) => {
          if ((principalKeys as readonly string[]).includes(names.name)) return undefined;
          const todo = suggest(nearest(names.name, principalKeys), `Use one of ${principalKeys.join(', ')}.`);
          return hit(`${quote(names.name)} is no kind of principal. ${todo}`, nameOf(names));
        }),
      ),
  },
  {
    code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    ...refused,
    in: ['resource', 'trust'],
    find: ({ document, grammar }) =>
      eachName(document, ({ key, item, text }) => {
        const isElsewhere = key === 'Federated' && grammar === 'trust';
        if (isElsewhere || !/[*?]/.test(text) || (text === '*' && key === 'AWS')) return undefined;
        return hit(`${quote(text)} holds a wildcard, but a principal is named in full. Name each one.`, item);
      }),
  },
  {
    code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
    ...refused,
    in: ['resource', 'trust'],
    find: ({ document }) =>
      eachName(document, ({ key, item, text }) =>
        key !== 'Service' || isServicePrincipal(text) || /[*?]/.test(text)
          ? undefined
          : hit(`${quote(text)} is no service principal. Write it like ec2.amazonaws.com.`, item),
      ),
  },
  {
    code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
    ...error,
    in: every,
    find: ({ document }) => each(document.statements, ({ tests }) => each(tests, serviceNameValues)),
  },
  {
    code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
    ...error,
    in: ['resource'],
    find: ({ document }) =>
      eachPrincipal(document, (principal) => {
        const federated = propertyOf(principal, 'Federated');
        const says = 'Federated principals stand in trust policies only. Name the role that they assume.';
        return federated && hit(says, nameOf(federated));
      }),
  },
  {
    code: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    ...error,
    in: ['resource', 'trust'],
    find: ({ document }) =>
      each(document.statements, (statement) =>
        namesService(statement) ? each(statement.tests, keyWithoutService) : undefined,
      ),
  },
];

type Found = ReturnType<Parameters<typeof each>[1]>;

function eachPrincipal({ statements }: PolicyDocument, find: (principal: Statement['item']) => Found) {
  return each(statements, ({ item }) =>
    each(item.items, (element) => (principalElements.includes(element.name) ? find(element) : undefined)),
  );
}

function eachName({ statements }: PolicyDocument, find: (name: PrincipalName) => Found) {
  return each(statements, ({ principals }) => each(principals, find));
}

function serviceNameValues({ lowerKey, meaning, values }: ConditionTest): readonly Hit[] {
  const isRegional = lowerKey === 'kms:viaservice';
  if (meaning?.family !== 'String' || !(isRegional || servicePrincipalKeys.test(lowerKey))) return [];
  const fits = isRegional ? isRegionalServicePrincipal : isServicePrincipal;
  const example = isRegional ? 's3.us-east-1.amazonaws.com' : 'ec2.amazonaws.com';
  return each(values, (value) =>
    /[*?]|\$\{/.test(value.text) || fits(value.text)
      ? undefined
      : hit(`${quote(value.text)} is no service principal. Write it like ${example}.`, value),
  );
}

function namesService({ element }: Statement): boolean {
  const principal = element('Principal');
  return principal !== undefined && propertyOf(principal, 'Service') !== undefined;
}

/** With IfExists or Null the author knows that the key can be absent. */
function keyWithoutService({ key, lowerKey, name, meaning }: ConditionTest): Hit | undefined {
  if (!keysWithoutServices.test(lowerKey) || name.ifExists || meaning?.family === 'Null') return undefined;
  const says = `Calls by a service do not carry ${quote(key.name)}.`;
  return hit(`${says} Use aws:SourceArn, aws:SourceAccount or aws:SourceOrgID.`, nameOf(key));
}
