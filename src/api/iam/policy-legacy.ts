/**
 * What AWS's older policy parser wants of a statement; where it gives up AWS says "The policy failed legacy parsing".
 *
 * Found from AWS's answers: effects in exact letters, ARNs with six fields and a service, dates within their bounds. Its
 * dates are looser than the documented profile of ISO 8601: one digit for the hour is enough, a zone may lack minutes.
 * Not here: what a date means in a condition (policy/date-value.ts).
 */
import { parseOperatorName } from '#policy/condition.ts';
import { textsOf, type ConditionValues, type ReadStatement } from './policy-syntax.ts';

export function parsesAsBefore({ Effect, Condition = {}, Resource, NotResource }: ReadStatement): boolean {
  if (Effect !== 'Allow' && Effect !== 'Deny') return false;
  if (!textsOf(Resource ?? NotResource).every(hasAllFields)) return false;
  return Object.entries(Condition).every(
    ([operator, tests]) =>
      !parseOperatorName(operator).name.startsWith('Date') || Object.values(tests).every(areDates),
  );
}

/** Texts that are no ARN at all are left to a later check with better words. */
function hasAllFields(resource: string): boolean {
  if (!resource.startsWith('arn:')) return true;
  const fields = resource.split(':');
  return fields.length >= 6 && fields[2] !== '';
}

function areDates(values: ConditionValues): boolean {
  const list = typeof values === 'object' ? values : [values];
  return list.every((value) => isDate(String(value)));
}

const date =
  /^(-?\d+)(?:-(\d+)(?:-(\d+))?)?(?:t(?:(\d+)(?::(\d+)(?::(\d+)(?:\.(\d{1,9}))?)?)?)?)?(?:z|[+-](\d\d)(?::(\d\d))?)?$/i;

/** Smallest and largest of year, month, day, hour, minute, second, fraction, and hours and minutes of the zone. */
const bounds: readonly (readonly [number, number])[] = [
  [-292_275_054, 292_278_993],
  [1, 12],
  [1, 31],
  [0, 23],
  [0, 59],
  [0, 59],
  [0, 999_999_999],
  [0, 23],
  [0, 59],
];

/** The largest number of seconds that the parser can hold. */
const mostSeconds = 9_223_372_036_854_775_807n;

function isDate(text: string): boolean {
  if (/^\d+$/.test(text)) return BigInt(text) <= mostSeconds;
  const fields = date.exec(text)?.slice(1);
  if (fields === undefined) return false;
  return bounds.every(([least, most], index) => {
    const field = fields[index];
    return field === undefined || (Number(field) >= least && Number(field) <= most);
  });
}
