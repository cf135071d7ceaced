/**
 * A corporate directory outside of AWS that signs SAML 2.0 assertions: its people, their groups, and the roles these bring.
 *
 * Not here: what an account knows of it, which is the metadata document of a SamlProvider (identity-provider.ts).
 */
import type { ArnText } from './arn.ts';
import type { SigningKey } from './signing-key.ts';

export interface DirectoryPerson {
  /** Signs in with it; unique in the directory. */
  readonly userName: string;
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
  /** Further attributes, e.g. `department`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Members of a group may take this role through this provider: one value of the `Role` attribute. */
export interface DirectoryGrant {
  readonly group: string;
  readonly roleArn: ArnText;
  readonly providerArn: ArnText;
}

export interface Directory {
  /** Its issuer name in metadata and assertions, e.g. `https://sso.example.com/saml`. */
  readonly entityId: string;
  readonly name: string;
  readonly signingKey: SigningKey;
  readonly people: readonly DirectoryPerson[];
  readonly grants: readonly DirectoryGrant[];
  /** Attributes of people that go along as session tags (`PrincipalTag:KEY`): by tag key the attribute's name. */
  readonly tagAttributes: Readonly<Record<string, string>>;
  /** Tags among them that go on to the next role. */
  readonly transitiveTagKeys: readonly string[];
  /** Whether the person's user name goes along as source identity. */
  readonly sendsSourceIdentity: boolean;
  /** Seconds, 900 to 43,200; absent: assertions do not say. */
  readonly sessionDuration?: number;
  readonly createdAt: string;
}
