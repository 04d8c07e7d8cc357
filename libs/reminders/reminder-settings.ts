/** What a mail says about where it comes from. Provided by the process. */
export class ReminderSettings {
  constructor(
    /** `Pacta <pacta@example.org>` or a bare address. */
    readonly from: string,
    /** Where links lead, without a slash at the end. */
    readonly publicUrl: string,
  ) {}

  /** The right side of every Message-ID: the domain that the mail comes from. */
  get messageIdDomain(): string {
    return /@([^@\s>]+)>?\s*$/.exec(this.from)?.[1] ?? 'pacta.invalid';
  }
}
