/**
 * An account that AWS's own SDK talks to: real commands, real signatures, the whole wire, and no network and no clock.
 *
 * Not here: what is said (the conversations beside this), and that nothing is left out (conversations.test.ts).
 */
import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { put, type World } from '#account/world.ts';
import { accountId, emptyAccount, testMoment } from '#api/test-api.ts';
import { answerQuery } from '#wire/answer-query.ts';

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
  const alone = put(emptyAccount, 'organizations', organization);
  const withRoot = withKey(alone, rootKey, `arn:aws:iam::${accountId}:root`);
  return withKey(put(withRoot, 'users', nobody), nobodyKey, nobody.arn);
}

/** What the SDK hands to a transport, as far as the Query protocol uses it. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Signer = (
  scheme: unknown,
) => Promise<{ readonly sign: (request: unknown, options: object) => Promise<unknown> }>;

/** Of either service, as far as it is used here. */
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

export class SdkAccount {
  world = startingWorld();
  readonly #moment = testMoment(now);
  /** By user name; `root`, `nobody`, and `session` for the temporary credentials that came last. */
  readonly #keys = new Map<string, Key>([
    ['root', rootKey],
    ['nobody', nobodyKey],
    ['stranger', { accessKeyId: 'AKIASTRANGERXEXAMPLE', secretAccessKey: 'x' }],
  ]);

  /** The answer without its metadata, or the error as `Code 400: message`. `operation` is IAM's unless `sts:…`. */
  async call(operation: string, input: object, as = 'root'): Promise<unknown> {
    const key = this.#keys.get(as);
    if (key === undefined) throw new Error(`no key of ${as}`);
    const [service, name] = operation.startsWith('sts:') ? [sts, operation.slice(4)] : [iam, operation];
    const Command = (service as unknown as Record<string, new (input: object) => unknown>)[`${name}Command`];
    if (Command === undefined) throw new Error(`the SDK has no ${operation}`);
    try {
      const client = this.#client(service === sts ? 'sts' : 'iam', key);
      const { $metadata: _, ...answer } = await client.send(new Command(input));
      this.#remember(answer);
      return answer;
    } catch (error) {
      return failureOf(error);
    }
  }

  #client(service: 'iam' | 'sts', credentials: Key): Client {
    const requestHandler = { handle: (request: SdkRequest) => this.#transport(request) };
    const settings = { region: 'us-east-1', credentials, requestHandler, maxAttempts: 1 };
    const made: unknown = service === 'iam' ? new iam.IAMClient(settings) : new sts.STSClient(settings);
    const client = made as Client;
    client.config.signer = signingAt(new Date(now), client.config.signer);
    return client;
  }

  async #transport({
    method,
    path,
    headers,
    body = '',
  }: SdkRequest): Promise<{ readonly response: unknown }> {
    const reply = await answerQuery(this.world, { method, path, query: '', headers, body }, this.#moment);
    this.world = reply.world;
    const bytes = new TextEncoder().encode(reply.body);
    return { response: { statusCode: reply.status, headers: reply.headers, body: bytes } };
  }

  #remember({ AccessKey, Credentials }: { AccessKey?: iam.AccessKey; Credentials?: sts.Credentials }): void {
    if (AccessKey?.SecretAccessKey !== undefined) {
      const { AccessKeyId = '', SecretAccessKey } = AccessKey;
      this.#keys.set(AccessKey.UserName ?? 'root', {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
      });
    }
    if (Credentials !== undefined) {
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials;
      const session = {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
      };
      this.#keys.set('session', session);
    }
  }
}

/** Anything but an answer of the service is a bug of ours. */
function failureOf(error: unknown): string {
  const { $metadata, Error: sent, message, name } = error as Partial<SdkError>;
  if ($metadata?.httpStatusCode === undefined) throw error;
  return `${sent?.Code ?? name ?? ''} ${$metadata.httpStatusCode}: ${message ?? ''}`;
}

type SdkError = iam.IAMServiceException & { readonly Error?: { readonly Code?: string } };
