import type { Identity } from './identity.ts';

/** A flat list of users: the members name the group, groups never nest and hold no credentials. */
export type Group = Identity;
