/**
 * Errors of service control policies and resource control policies.
 *
 * AWS: Organizations User Guide, "SCP syntax", "RCP syntax". RCPs of customers can only deny.
 */
import { rcpServices } from '../rcp-services.ts';
import { actionPrefix } from './actions.ts';
import type { Item, Statement } from './document.ts';
import { each, hit, nameOf, present, quote, refused, type FindingRule, type Hit } from './rule.ts';

/** White space counts. AWS: Organizations User Guide, "Quotas". */
const mostCharacters = 5_120;

export const organization: readonly FindingRule[] = [
  {
    code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
    ...refused,
    in: ['serviceControl'],
    find: ({ document: { text, root } }) => tooLong(text, root),
  },
  {
    code: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
    ...refused,
    in: ['resourceControl'],
    find: ({ document: { text, root } }) => tooLong(text, root),
  },
  {
    code: 'SCP_SYNTAX_ERROR_PRINCIPAL',
    ...refused,
    in: ['serviceControl'],
    find: ({ document }) =>
      present(document.statements, ['Principal', 'NotPrincipal'], (name) => {
        return `A service control policy has no ${name}. Remove it, or test aws:PrincipalArn in Condition.`;
      }),
  },
  {
    code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
    ...refused,
    in: ['resourceControl'],
    find: ({ document }) =>
      each(document.statements, ({ item }) =>
        each(item.items, (element) =>
          element.name === 'NotPrincipal' || (element.name === 'Principal' && element.text !== '*')
            ? hit('A resource control policy is about everyone. Write "Principal": "*".', nameOf(element))
            : undefined,
        ),
      ),
  },
  {
    code: 'RCP_SYNTAX_ERROR_ALLOW',
    ...refused,
    in: ['resourceControl'],
    find: ({ document }) =>
      each(document.statements, (statement) => {
        const effect = statement.element('Effect');
        if (effect?.text !== 'Allow' || allowsEverything(statement)) return undefined;
        return hit('A resource control policy can only deny. Write "Effect": "Deny".', effect);
      }),
  },
  {
    code: 'RCP_SYNTAX_ERROR_NOTACTION',
    ...refused,
    in: ['resourceControl'],
    find: ({ document }) =>
      present(document.statements, ['NotAction'], () => {
        return 'A resource control policy cannot have NotAction. List the actions in Action.';
      }),
  },
  {
    code: 'RCP_SYNTAX_ERROR_ACTION',
    ...refused,
    in: ['resourceControl'],
    find: ({ document, spoilt }) =>
      each(document.statements, (statement) =>
        each(allowsEverything(statement) ? [] : statement.actions, ({ item, text }) => {
          if (spoilt.has(item) || rcpServices.has(actionPrefix(text))) return undefined;
          const says = `${quote(text)} is of no service that resource control policies can restrict.`;
          return hit(`${says} Name actions such as s3:* or sts:AssumeRole.`, item);
        }),
      ),
  },
];

/** As RCPFullAWSAccess does, which AWS puts on every root, unit and account. */
function allowsEverything({ element, effect }: Statement): boolean {
  const isBare = ['Principal', 'Action', 'Resource'].every((name) => element(name)?.text === '*');
  return effect === 'Allow' && isBare && element('Condition') === undefined;
}

function tooLong(text: string, root: Item): readonly Hit[] {
  if (text.length <= mostCharacters) return [];
  const says = `The policy has ${text.length} characters, white space included, and ${mostCharacters} are allowed.`;
  return [hit(`${says} Split it or remove white space.`, root)];
}
