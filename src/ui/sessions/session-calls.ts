/** The calls that ask for temporary credentials, from what was typed: what was left empty is left to AWS. */
import type { ArnText } from '#account/arn.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import { tagsParameter, type TagDraft } from '#ui/account/tags.ts';

/** All that can be typed; each call takes its part of it. */
export interface SessionForm {
  /** Role session name, or name of the federated user. */
  name: string;
  externalId: string;
  serialNumber: string;
  tokenCode: string;
  /** What AWS takes without being asked is not sent. */
  seconds: number;
  policy: string;
  policyArns: string[];
  tags: TagDraft[];
  /** Keys of tags that go on to the next role. */
  transitive: string[];
  sourceIdentity: string;
}

export const usualSeconds = {
  AssumeRole: 3600,
  GetSessionToken: 43_200,
  GetFederationToken: 43_200,
} as const;

export type SessionCall = keyof typeof usualSeconds;

export function emptyForm(call: SessionCall, name: string, most: number): SessionForm {
  return {
    name,
    externalId: '',
    serialNumber: '',
    tokenCode: '',
    seconds: Math.min(usualSeconds[call], most),
    policy: '',
    policyArns: [],
    tags: [],
    transitive: [],
    sourceIdentity: '',
  };
}

export function assumeRoleCall(RoleArn: ArnText, form: SessionForm): ApiCall {
  const transitive = form.transitive.filter((key) => form.tags.some((tag) => tag.key === key));
  return sts('AssumeRole', {
    RoleArn,
    RoleSessionName: form.name,
    ...duration('AssumeRole', form),
    ...text('ExternalId', form.externalId),
    ...mfa(form),
    ...policies(form),
    ...tags(form),
    ...(transitive.length > 0 && { TransitiveTagKeys: transitive }),
    ...text('SourceIdentity', form.sourceIdentity),
  });
}

export function sessionTokenCall(form: SessionForm): ApiCall {
  return sts('GetSessionToken', { ...duration('GetSessionToken', form), ...mfa(form) });
}

export function federationTokenCall(form: SessionForm): ApiCall {
  return sts('GetFederationToken', {
    Name: form.name,
    ...duration('GetFederationToken', form),
    ...policies(form),
    ...tags(form),
  });
}

function sts(operation: SessionCall, parameters: ApiCall['parameters']): ApiCall {
  return { service: 'sts', operation, parameters };
}

function duration(call: SessionCall, { seconds }: SessionForm) {
  return seconds === usualSeconds[call] ? {} : { DurationSeconds: seconds };
}

function mfa({ serialNumber, tokenCode }: SessionForm) {
  return { ...text('SerialNumber', serialNumber), ...text('TokenCode', tokenCode) };
}

function policies({ policy, policyArns }: SessionForm) {
  return {
    ...text('Policy', policy),
    ...(policyArns.length > 0 && { PolicyArns: policyArns.map((arn) => ({ arn })) }),
  };
}

function tags(form: SessionForm) {
  const Tags = tagsParameter(form.tags);
  return Tags === undefined ? {} : { Tags };
}

function text(parameter: string, value: string) {
  return value === '' ? {} : { [parameter]: value };
}
