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
