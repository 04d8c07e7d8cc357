/** How long a reader may take over an export, which holds a connection to the database for as long: milliseconds. */
export class ExportPatience {
  /** Without taking anything. */
  stallMs = 60_000;
  /** For all of it. */
  totalMs = 30 * 60_000;
}
