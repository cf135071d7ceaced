/** The call that assumes a role, from what was typed: what was left empty is left out. */
import type { ArnText } from '#account/arn.ts';
import type { ApiCall } from '#ui/account/api-call.ts';

export interface AssumeRoleForm {
  readonly sessionName: string;
  readonly externalId: string;
  readonly serialNumber: string;
  readonly tokenCode: string;
  /** One hour is what AWS takes without being asked. */
  readonly seconds: number;
}

const usualSeconds = 3600;

export function assumeRoleCall(RoleArn: ArnText, form: AssumeRoleForm): ApiCall {
  const { sessionName, externalId, serialNumber, tokenCode, seconds } = form;
  return {
    service: 'sts',
    operation: 'AssumeRole',
    parameters: {
      RoleArn,
      RoleSessionName: sessionName,
      ...(seconds !== usualSeconds && { DurationSeconds: seconds }),
      ...(externalId !== '' && { ExternalId: externalId }),
      ...(serialNumber !== '' && { SerialNumber: serialNumber }),
      ...(tokenCode !== '' && { TokenCode: tokenCode }),
    },
  };
}
