/**
 * Conditions on multi-factor authentication.
 *
 * AWS: "Secure API access with MFA"; "AWS global condition context keys".
 */
import { describe } from 'vitest';
import { alice, instance } from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied, type Context } from './language.ts';
import { allow, decides, deny, fullAccess, when } from './statement.ts';

/** As parts of a condition, and as what a session sends; a long-term key sends neither. */
const withMfa = { 'aws:MultiFactorAuthPresent': 'true' };
const withoutMfa = { 'aws:MultiFactorAuthPresent': 'false' };
const anHour = { 'aws:MultiFactorAuthAge': '3600' };

const stops = (context: Context = {}) => ask(alice, 'ec2:StopInstances', instance, context);
const allowEc2 = (condition: object) => allow('ec2:*', when(condition));
const denyStop = (condition: object) => deny('ec2:StopInstances', when(condition));

describe('Multi-factor authentication', () => {
  explicitlyDenied('mfa-001 BoolIfExists deny, long-term key', stops(), {
    identity: [fullAccess, decides(denyStop({ BoolIfExists: withoutMfa }))],
  });
  explicitlyDenied('mfa-002 BoolIfExists deny, session without MFA', stops(withoutMfa), {
    identity: [fullAccess, decides(denyStop({ BoolIfExists: withoutMfa }))],
  });
  allowed('mfa-003 BoolIfExists deny, session with MFA', 'identity.allows', stops(withMfa), {
    identity: [decides(allow('*')), denyStop({ BoolIfExists: withoutMfa })],
  });
  allowed('mfa-004 Bool deny misses long-term keys', 'identity.allows', stops(), {
    identity: [decides(allow('*')), denyStop({ Bool: withoutMfa })],
  });
  explicitlyDenied('mfa-005 Bool deny, session without MFA', stops(withoutMfa), {
    identity: [fullAccess, decides(denyStop({ Bool: withoutMfa }))],
  });
  implicitlyDenied('mfa-006 Bool allow, long-term key', 'identity.noAllow', stops(), {
    identity: allowEc2({ Bool: withMfa }),
  });
  allowed('mfa-007 BoolIfExists allow, long-term key', 'identity.allows', stops(), {
    identity: decides(allowEc2({ BoolIfExists: withMfa })),
  });
  allowed('mfa-008 Null false allow, session without MFA', 'identity.allows', stops(withoutMfa), {
    identity: decides(allowEc2({ Null: withoutMfa })),
  });
  allowed(
    'mfa-009 MFA age within the hour',
    'identity.allows',
    stops({ 'aws:MultiFactorAuthAge': '1200', 'aws:MultiFactorAuthPresent': 'true' }),
    { identity: decides(allowEc2({ NumericLessThan: anHour })) },
  );
  implicitlyDenied(
    'mfa-010 MFA age too old',
    'identity.noAllow',
    stops({ 'aws:MultiFactorAuthAge': '4000', 'aws:MultiFactorAuthPresent': 'true' }),
    { identity: allowEc2({ NumericLessThan: anHour }) },
  );
  explicitlyDenied('mfa-011 Null true denies long-term keys [Global keys]', stops(), {
    identity: [fullAccess, decides(denyStop({ Null: withMfa }))],
  });
  allowed(
    'mfa-012 NumericGreaterThan on the age spares long-term keys [Condition operators]',
    'identity.allows',
    stops(),
    {
      identity: [decides(allow('*')), denyStop({ NumericGreaterThan: anHour })],
    },
  );
  explicitlyDenied('mfa-013 … with IfExists it does not [IfExists]', stops(), {
    identity: [fullAccess, decides(denyStop({ NumericGreaterThanIfExists: anHour }))],
  });
});
