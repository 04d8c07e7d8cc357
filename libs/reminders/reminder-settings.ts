/** What a mail says about where it comes from. Provided by the process. */
export class ReminderSettings {
  constructor(
    /** `Pacta <pacta@example.org>` or a bare address. */
    readonly from: string,
    /** Where links lead, without a slash at the end. */
    readonly publicUrl: string,
    private readonly options: { dryRunFolder?: string; bounceAddress?: string } = {},
  ) {}

  /** Nothing is delivered; what would be is shown. */
  get isDryRun(): boolean {
    return this.options.dryRunFolder !== undefined;
  }

  /** Where a dry run puts what it shows; null when mail is sent. */
  get dryRunFolder(): string | null {
    return this.options.dryRunFolder ?? null;
  }

  /** Where reports about one mailing come back to; null where there is no such address. */
  returnPath(mailingId: string): string | null {
    const { bounceAddress } = this.options;
    return bounceAddress === undefined ? null : bounceAddress.replace(/@(?=[^@]*$)/, `+${mailingId}@`);
  }

  /** The right side of every Message-ID: the domain that the mail comes from. */
  get messageIdDomain(): string {
    return /@([^@\s>]+)>?\s*$/.exec(this.from)?.[1] ?? 'pacta.invalid';
  }
}
