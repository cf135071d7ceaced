/** The console session that the page acts in: of whoever signed in, and of the role that was switched to. */
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';

export interface AtConsole {
  /** Of the person: what roles are switched from, and gone back to. */
  readonly base: Session;
  /** Of the role, while it is switched to. */
  readonly role?: Session;
}

/** `undefined` for who is not at the console. A role stands on the session that switched to it. */
export function atConsole({ sessions }: World, id: string): AtConsole | undefined {
  const session = sessions.get(id);
  if (session?.isConsole !== true) return undefined;
  const parent = session.operation === 'AssumeRole' ? sessions.get(session.parentId ?? '') : undefined;
  return parent?.isConsole === true ? { base: parent, role: session } : { base: session };
}

/** `alice`, `root`, `reader/alice`. */
export function sessionName({ name, issuerArn }: Session): string {
  const issuer = issuerArn.endsWith(':root') ? 'root' : issuerArn.slice(issuerArn.lastIndexOf('/') + 1);
  return name === '' ? issuer : `${issuer}/${name}`;
}
