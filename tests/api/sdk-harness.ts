/**
 * An account that AWS's own SDK talks to: real commands, real signatures, the whole wire, and no network and no clock.
 *
 * Not here: what is said (the conversations beside this), and that nothing is left out (conversations.test.ts).
 */
import * as cognito from '@aws-sdk/client-cognito-identity';
import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { put, type World } from '#account/world.ts';
import { accountId, emptyAccount, testMoment } from '#api/test-api.ts';
import { answer as answerRequest } from '#wire/answer.ts';
import { google, userPool } from './cognito.ts';
import { issuer } from './web-identity.ts';

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const now = '2026-03-01T12:00:00Z';
const rootKey: Key = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'root/EXAMPLEKEY' };
const nobodyKey: Key = { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secretAccessKey: 'nobody/EXAMPLEKEY' };

/** A user that no policy allows anything. */
const nobody = {
  arn: `arn:aws:iam::${accountId}:user/nobody`,
  id: 'AIDANOBODY',
  accountId,
  name: 'nobody',
  path: '/',
  inlinePolicies: [],
  attachedPolicies: [],
  groups: [],
  tags: {},
};

/** The account manages it, so that no policy of the organization's binds it. */
const organization = { id: 'o-exampleorg1', managementAccountId: accountId, rootId: 'r-abcd' };

function withKey(world: World, { accessKeyId: id, secretAccessKey: secret }: Key, holder: string): World {
  return put(world, 'accessKeys', { id, secret, holder, accountId, status: 'Active', createdAt: now });
}

function startingWorld(): World {
  const issuers = [issuer, google, userPool].reduce(
    (world, each) => put(world, 'issuers', each),
    emptyAccount,
  );
  const alone = put(issuers, 'organizations', organization);
  const withRoot = withKey(alone, rootKey, `arn:aws:iam::${accountId}:root`);
  return withKey(put(withRoot, 'users', nobody), nobodyKey, nobody.arn);
}

/** What the SDK hands to a transport, as far as the protocols use it. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

type Signer = (
  scheme: unknown,
) => Promise<{ readonly sign: (request: unknown, options: object) => Promise<unknown> }>;

/** Of any service, as far as it is used here. */
interface Client {
  readonly config: { signer: Signer };
  readonly send: (command: unknown) => Promise<Record<string, unknown>>;
}

/** The SDK's own signer, with another time than the clock's. */
function signingAt(signingDate: Date, signer: Signer): Signer {
  return async (scheme) => {
    const inner = await signer(scheme);
    return { sign: (request, options) => inner.sign(request, { ...options, signingDate }) };
  };
}

interface Settings {
  readonly region: string;
  readonly credentials: Key;
  readonly requestHandler: {
    readonly handle: (request: SdkRequest) => Promise<{ readonly response: unknown }>;
  };
  readonly maxAttempts: number;
}

/** By the prefix of an operation. */
const services = {
  iam: { commands: iam, client: (settings: Settings): unknown => new iam.IAMClient(settings) },
  sts: { commands: sts, client: (settings: Settings): unknown => new sts.STSClient(settings) },
  cognito: {
    commands: cognito,
    client: (settings: Settings): unknown => new cognito.CognitoIdentityClient(settings),
  },
} as const;

type ServiceName = keyof typeof services;

/** `sts:GetCallerIdentity` is of STS; without a prefix it is IAM's. */
function named(operation: string): readonly [ServiceName, string] {
  const [, service, name = ''] = /^(sts|cognito):(.*)$/.exec(operation) ?? [];
  return service === undefined ? ['iam', operation] : [service as ServiceName, name];
}

export class SdkAccount {
  world = startingWorld();
  readonly #moment = testMoment(now);
  /** By user name; `root`, `nobody`, and `session` for the temporary credentials that came last, also without token or secret. */
  readonly #keys = new Map<string, Key>([
    ['root', rootKey],
    ['nobody', nobodyKey],
    ['stranger', { accessKeyId: 'AKIASTRANGERXEXAMPLE', secretAccessKey: 'x' }],
  ]);

  /** The answer without its metadata, or the error as `Code 400: message`. `operation` is IAM's unless `sts:…`, `cognito:…`. */
  async call(operation: string, input: object, as = 'root'): Promise<unknown> {
    const key = this.#keys.get(as);
    if (key === undefined) throw new Error(`no key of ${as}`);
    const [service, name] = named(operation);
    const commands = services[service].commands as unknown as Record<string, new (input: object) => unknown>;
    const Command = commands[`${name}Command`];
    if (Command === undefined) throw new Error(`the SDK has no ${operation}`);
    try {
      const client = this.#client(service, key);
      const { $metadata: _, ...answer } = await client.send(new Command(input));
      this.#remember(answer);
      return answer;
    } catch (error) {
      return failureOf(error);
    }
  }

  #client(service: ServiceName, credentials: Key): Client {
    const requestHandler = { handle: (request: SdkRequest) => this.#transport(request) };
    const settings = { region: 'us-east-1', credentials, requestHandler, maxAttempts: 1 };
    const client = services[service].client(settings) as Client;
    client.config.signer = signingAt(new Date(now), client.config.signer);
    return client;
  }

  async #transport({
    method,
    path,
    headers,
    body = '',
  }: SdkRequest): Promise<{ readonly response: unknown }> {
    const sent = typeof body === 'string' ? body : new TextDecoder().decode(body);
    const request = { method, path, query: '', headers, body: sent };
    const reply = await answerRequest(this.world, request, this.#moment);
    this.world = reply.world;
    const bytes = new TextEncoder().encode(reply.body);
    return { response: { statusCode: reply.status, headers: reply.headers, body: bytes } };
  }

  #remember({ AccessKey, Credentials }: { AccessKey?: iam.AccessKey; Credentials?: Issued }): void {
    if (AccessKey?.SecretAccessKey !== undefined) {
      const { AccessKeyId = '', SecretAccessKey } = AccessKey;
      this.#keys.set(AccessKey.UserName ?? 'root', {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
      });
    }
    if (Credentials !== undefined) {
      const {
        AccessKeyId = '',
        SecretKey = '',
        SecretAccessKey = SecretKey,
        SessionToken = '',
      } = Credentials;
      const session = {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
      };
      this.#keys.set('session', session);
      this.#keys.set('sessionWithoutSecret', { ...session, secretAccessKey: 'x' });
      this.#keys.set('sessionWithoutToken', { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey });
    }
  }
}

/** Temporary credentials: Cognito has a name of its own for the secret. */
type Issued = Partial<sts.Credentials> & cognito.Credentials;

/** Anything but an answer of the service is a bug of ours. */
function failureOf(error: unknown): string {
  const { $metadata, Error: sent, message, name } = error as Partial<SdkError>;
  if ($metadata?.httpStatusCode === undefined) throw error;
  return `${sent?.Code ?? name ?? ''} ${$metadata.httpStatusCode}: ${message ?? ''}`;
}

type SdkError = iam.IAMServiceException & { readonly Error?: { readonly Code?: string } };
