/**
 * The input shapes of the STS API: lengths, patterns and value ranges, by AWS's names.
 *
 * AWS: STS API Reference, the parameters of each action; service model of 2011-06-15. Tags are those of IAM.
 */
import { integer, list, object, text, textList, type TextShape } from '../shape.ts';

function name(min: number, max: number): TextShape {
  return text({ min, max, pattern: /^[\w+=,.@-]*$/, shown: '[\\w+=,.@-]*' });
}

const latin = {
  pattern: /^[\t\n\r\u0020-\u00FF]+$/,
  shown: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
};

export const arn = text({
  min: 20,
  max: 2048,
  pattern: /^[\t\n\r\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u,
  shown: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
});

export const roleSessionName = name(2, 64);
export const sourceIdentity = name(2, 64);
export const federatedUserName = name(2, 32);

export const externalId = text({
  min: 2,
  max: 1224,
  pattern: /^[\w+=,.@:/-]*$/,
  shown: '[\\w+=,.@:\\/-]*',
});

export const serialNumber = text({ min: 9, max: 256, pattern: /^[\w+=/:,.@-]*$/, shown: '[\\w+=/:,.@-]*' });
export const tokenCode = text({ min: 6, max: 6, pattern: /^\d*$/, shown: '[\\d]*' });

/** AssumeRole measures the document together with the policy ARNs (session-policies.ts). */
export const sessionPolicyOfAnyLength = text({ min: 1, ...latin });
export const sessionPolicy = text({ min: 1, max: 2048, ...latin });
export const policyArns = list(object({ arn }));

export const roleDuration = integer(900, 43_200);
export const userDuration = integer(900, 129_600);

export const accessKeyId = text({ min: 16, max: 128, pattern: /^\w*$/, shown: '[\\w]*' });
export const encodedMessage = text({ min: 1, max: 10_240 });

export const tokenAudience = textList({ min: 1, max: 1000 }, { min: 1, max: 10 }, { tellsNull: false });
/** Which algorithms there are, AWS says in other words (web-identity-token.ts). */
export const tokenAlgorithm = text({ min: 5, max: 5 });
export const tokenDuration = integer(60, 3600);
