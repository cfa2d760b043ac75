/** Whose the device is now: a mark that the server sets when somebody signs in and takes away when they sign out. It does not say who they are, and it opens nothing. */
export type Person = () => Promise<string | null>;
