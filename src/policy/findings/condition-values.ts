/**
 * Errors of condition values: addresses, Regions, ids and ARNs that cannot be.
 *
 * AWS: IAM User Guide, "AWS global condition context keys".
 * Not here: values that are too permissive (permissive-values.ts).
 */
import type { CatalogueFacts } from '../catalogue-facts.ts';
import { compileIpRange } from '../ip-range.ts';
import { eachTest, eachValue } from './conditions.ts';
import type { ConditionTest, PolicyDocument } from './document.ts';
import { factsOfKey } from './known-keys.ts';
import { nearest } from './near-match.ts';
import { isPrivateRange } from './private-ranges.ts';
import { regions } from './regions.ts';
import { each, error, every, hit, quote, suggest, type FindingRule, type Hit } from './rule.ts';
import { firstWildcard } from './variable-scan.ts';

export const conditionValues: readonly FindingRule[] = [
  {
    code: 'TYPE_MISMATCH_IP_RANGE',
    ...error,
    in: every,
    find: ({ document }) =>
      eachValue(document, ({ text }, { meaning }) =>
        meaning?.family === 'IpAddress' && !text.includes('${') && compileIpRange(text) === undefined
          ? `${quote(text)} is no IP address and no range. Write it like 203.0.113.0/24.`
          : undefined,
      ),
  },
  {
    code: 'PRIVATE_IP_ADDRESS',
    ...error,
    in: every,
    find: ({ document }) => privateSources(document, false, 'so this never holds'),
  },
  {
    code: 'PRIVATE_NOT_IP_ADDRESS',
    ...error,
    in: every,
    find: ({ document }) => privateSources(document, true, 'so this always holds'),
  },
  {
    code: 'INVALID_REGION',
    ...error,
    in: every,
    find: ({ document }) =>
      eachExactValue(document, /^(aws:requestedregion|ec2:region)$/, (text) =>
        regions.has(text)
          ? undefined
          : `AWS has no Region ${quote(text)}. ${suggest(nearest(text, regions), 'Correct it.')}`,
      ),
  },
  {
    code: 'INVALID_VPC_FORMAT',
    ...error,
    in: every,
    find: ({ document }) =>
      eachExactValue(document, /^aws:sourcevpc$/, (text) =>
        /^vpc-([a-z0-9]{8}|[a-z0-9]{17})$/.test(text)
          ? undefined
          : `${quote(text)} is no id of a VPC. It is vpc- and 8 or 17 letters and digits.`,
      ),
  },
  {
    code: 'INVALID_VPCE_FORMAT',
    ...error,
    in: every,
    find: ({ document }) =>
      eachExactValue(document, /^aws:sourcevpce$/, (text) =>
        /^vpce-([a-z0-9]{8}|[a-z0-9]{17})$/.test(text)
          ? undefined
          : `${quote(text)} is no id of a VPC endpoint. It is vpce- and 8 or 17 letters and digits.`,
      ),
  },
  {
    code: 'INVALID_KMS_KEY_VALUE',
    ...error,
    in: every,
    find: ({ document }) =>
      each(document.statements, ({ tests }) =>
        each(tests, (test) => (test.lowerKey === s3KeyOfObject ? notKmsKeys(test) : undefined)),
      ),
  },
  {
    code: 'INVALID_KMS_KEY_VALUE',
    ...error,
    in: every,
    needs: 'catalogue',
    find: ({ document }, facts) =>
      each(document.statements, ({ tests }) =>
        each(tests, (test) =>
          test.lowerKey !== s3KeyOfObject && isKmsKeyArn(test, facts) ? notKmsKeys(test) : undefined,
        ),
      ),
  },
];

/** Values of a key under operators of texts, without wildcards and variables. */
function eachExactValue(document: PolicyDocument, keys: RegExp, says: (text: string) => string | undefined) {
  return eachValue(document, ({ text }, { lowerKey, meaning }) => {
    const isExact = meaning?.family === 'String' && keys.test(lowerKey) && !text.includes('${');
    return isExact && firstWildcard(text) < 0 ? says(text) : undefined;
  });
}

function privateSources(document: PolicyDocument, negated: boolean, follows: string): readonly Hit[] {
  return eachTest(document, ({ lowerKey, meaning, key, values }) => {
    const isSource =
      lowerKey === 'aws:sourceip' && meaning?.family === 'IpAddress' && meaning.negated === negated;
    if (!isSource || values.length === 0 || !values.every(({ text }) => isPrivateRange(text)))
      return undefined;
    const says = `aws:SourceIp is always a public address, ${follows}.`;
    return hit(`${says} Use public ranges, or aws:VpcSourceIp.`, key);
  });
}

const s3KeyOfObject = 's3:x-amz-server-side-encryption-aws-kms-key-id';

function isKmsKeyArn({ lowerKey }: ConditionTest, facts: CatalogueFacts): boolean {
  return /kms.*key/.test(lowerKey) && factsOfKey(facts, lowerKey)?.type === 'ARN';
}

function notKmsKeys({ meaning, values }: ConditionTest): readonly Hit[] {
  if (meaning?.family !== 'String' && meaning?.family !== 'Arn') return [];
  return each(values, (value) =>
    /^arn:[^:]*:kms:[^:]*:[^:]*:key\/./.test(value.text) || /[*?]|\$\{/.test(value.text)
      ? undefined
      : hit(`${quote(value.text)} is no ARN of a KMS key. Write arn:aws:kms:region:account:key/id.`, value),
  );
}
