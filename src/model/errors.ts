/** A file that cannot be read. The batch goes on; the file is listed with this reason. Messages are for the user, in Vietnamese. */
export class IngestError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** The file, where the message does not stand beside its name. */
    readonly file?: string,
  ) {
    super(message);
    this.name = "IngestError";
  }
}

/** A wrong call (option, argument, database). Ends the command with status 2 and this one line. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
