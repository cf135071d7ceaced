/** Tags: names and values put on a user, a role, a session or a resource. Key order is kept as given. */
export type Tags = Readonly<Record<string, string>>;
