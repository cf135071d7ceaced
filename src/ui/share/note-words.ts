/** What was left out of foreign data, or leads nowhere in them, as a sentence each. */
import type { Note } from '#app/sharing.ts';
import { arnName } from '#ui/decision/policy-name.ts';

type Words = (record: string, names: string) => string;

const words: { readonly [C in Note['code']]: Words } = {
  unknownGroup: (record, names) => `${record} was in the group ${names}, which is missing: left out.`,
  unknownPolicy: (record, names) => `${record} had the policy ${names}, which is missing: left out.`,
  unknownTarget: (record, names) =>
    `The policy ${record} was attached to ${names}, which is missing: left out.`,
  unknownIssuer: (record, names) => `The session ${record} came from ${names}, which is missing: left out.`,
  unknownEndpoint: (_, names) =>
    `The request went through ${names}, which is missing: it now takes no endpoint.`,
  unknownPrincipal: (_, names) =>
    `The request is made by ${names || 'nobody'}, who is missing. Choose another caller.`,
  unknownAccount: (record, names) =>
    `${record} belongs to the account ${names}, which is outside this world.`,
  unknownHolder: (record, names) => `${record} belonged to ${names}, who is missing: left out.`,
  unknownRole: (record, names) => `${record} held the role ${names}, which is missing: left out.`,
  draftWithoutPolicy: (record) => `An unfinished edit of ${record} had no policy to belong to: left out.`,
};

/** `alice was in the group developers, which is missing: left out.` */
export function noteWords({ code, record, names }: Note): string {
  return words[code](arnName(record), arnName(names));
}
