/**
 * The input shapes of the IAM API: lengths, patterns and value sets, by AWS's names.
 *
 * AWS: IAM API Reference, the parameters of each action; service model of 2010-05-08.
 */
import { integer, list, object, oneOf, optional, text, textList, type TextShape } from '../shape.ts';

function name(max: number): TextShape {
  return text({ min: 1, max, pattern: /^[\w+=,.@-]+$/, shown: '[\\w+=,.@-]+' });
}

const latin = {
  pattern: /^[\t\n\r\u0020-\u00FF]+$/,
  shown: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
};

export const userName = name(64);
export const existingUserName = name(128);
export const groupName = name(128);
export const roleName = name(64);
export const policyName = name(128);
export const instanceProfileName = name(128);
export const serverCertificateName = name(128);
export const virtualMfaDeviceName = name(226);
export const customSuffix = name(64);
export const samlProviderName = text({ min: 1, max: 128, pattern: /^[\w._-]+$/, shown: '[\\w._-]+' });

export const path = text({
  min: 1,
  max: 512,
  pattern: /^(?:\/|\/[!-~]+\/)$/,
  shown: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)',
});
export const pathPrefix = text({
  min: 1,
  max: 512,
  pattern: /^\/[!-\x7F]*$/,
  shown: '\\u002F[\\u0021-\\u007F]*',
});
export const policyPath = text({
  min: 1,
  max: 512,
  pattern: /^(?:\/[A-Za-z0-9.,+@=_-]+)*\/$/,
  shown: '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/',
});

export const arn = text({ min: 20, max: 2048 });
export const accessKeyId = text({ min: 16, max: 128, pattern: /^\w+$/, shown: '[\\w]+' });
export const serialNumber = text({ min: 9, max: 256, pattern: /^[\w+=/:,.@-]+$/, shown: '[\\w+=/:,.@-]+' });
export const authenticationCode = text({ min: 6, max: 6, pattern: /^\d+$/, shown: '[\\d]+' });
export const accountAlias = text({
  min: 3,
  max: 63,
  pattern: /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/,
  shown: '^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$',
});

export const policyDocument = text({ min: 1, max: 131_072, ...latin });
export const password = text({ min: 1, max: 128, ...latin });
export const certificateBody = text({ min: 1, max: 16_384, ...latin });
export const certificateChain = text({ min: 1, max: 2_097_152, ...latin });
export const privateKey = text({ min: 1, max: 16_384, ...latin });
export const publicKey = text({ min: 1, max: 16_384, ...latin });
export const samlMetadata = text({ min: 1000, max: 10_000_000 });

export const policyDescription = text({ max: 1000 });
export const roleDescription = text({
  max: 1000,
  pattern: /^[\t\n\r\u0020-\u007E\u00A1-\u00FF]*$/,
  shown: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
});
export const policyVersionId = text({
  pattern: /^v[1-9][0-9]*(?:\.[A-Za-z0-9-]*)?$/,
  shown: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?',
});
export const maxSessionDuration = integer(3600, 43_200);
export const status = oneOf('Active', 'Inactive', 'Expired');
export const policyScope = oneOf('All', 'AWS', 'Local');
export const policyUsage = oneOf('PermissionsPolicy', 'PermissionsBoundary');

const tagKeyLimits = {
  min: 1,
  max: 128,
  pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
  shown: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+',
};
export const tag = object({
  Key: text(tagKeyLimits),
  Value: text({
    max: 256,
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
    shown: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*',
  }),
});
export const tags = list(tag, { max: 50 });
export const tagKeys = textList(tagKeyLimits, { max: 50 });

/** What every list operation takes. */
export const paging = {
  Marker: optional(text({ min: 1, max: 320, pattern: /^[\u0020-\u00FF]+$/, shown: '[\\u0020-\\u00FF]+' })),
  MaxItems: optional(integer(1, 1000)),
};
