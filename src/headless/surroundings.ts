/** What a command needs of the process around it, and what it answers. */

export interface Surroundings {
  /** The text of a file, `-` for the standard input; rejects with a reason for people. */
  readonly read: (file: string) => Promise<string>;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  /** When the person has had enough of a command that goes on. */
  readonly stopped: () => Promise<void>;
}

/* Exit codes */

export const agreed = 0;
export const disagreed = 1;
/** Also for a command line that makes no sense. */
export const unreadable = 2;
