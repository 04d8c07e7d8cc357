import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM, Transactions } from '#platform';
import { CheckpointFault } from './checkpoint-fault.js';
import { CheckpointFolder, type FolderContent } from './checkpoint-folder.js';
import { openSigningKey, type SigningKeyPair } from './checkpoint-key.js';
import { type SignedCheckpoint, signCheckpoint, type VerifierKey } from './checkpoint-note.rules.js';
import { CheckpointFiles } from './checkpoint-files.js';
import * as sql from './checkpoints.sql.js';
import { CheckpointSettings } from './checkpoint-settings.js';
import { wordsOf } from './file-error.js';
import { CompactRange } from './merkle.rules.js';
import { groundOf, type StoredCheckpoint } from './next-checkpoint.rules.js';

export interface MadeCheckpoint extends SignedCheckpoint {
  number: number;
  /** How many events it covers that the one before it does not. */
  added: number;
}

/** What an operator allows once, after something was lost. */
export interface CheckpointOptions {
  /** The folder was lost: write all checkpoints of the database there. */
  refills?: boolean;
  /** The key was lost: go on under another. */
  newKey?: boolean;
}

const PLACED_AT_ONCE = 5_000;

/** Makes the signed heads of the tree, and puts them where the database has no say. docs/history.md */
@Injectable()
export class Checkpoints {
  private readonly folder: CheckpointFolder;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly files: CheckpointFiles,
    private readonly settings: CheckpointSettings,
  ) {
    this.folder = new CheckpointFolder(settings.folder);
  }

  /** Makes one when it is due: asked for, or something is new since so many minutes, or once a day. */
  async makeIfDue(minutes: number): Promise<MadeCheckpoint | null> {
    const [due] = await this.query<[Due]>(sql.IS_DUE, [this.clock.now().toString(), minutes]);
    if (due.isDue) return this.make();
    if (due.isUnwritten) {
      await this.keepingFault(async () => this.write(await this.transactions.run(SYSTEM, () => this.prepare({}))));
    }
    return null;
  }

  /**
   * Gives what is pending its place in the tree, signs the new head, and writes it to the folder. When the writing fails the
   * checkpoint stands in the database, and the next round writes it.
   * @throws CheckpointFault which is kept as an alarm until one succeeds
   */
  make(options: CheckpointOptions = {}): Promise<MadeCheckpoint> {
    return this.keepingFault(async () => {
      const { prepared, made } = await this.transactions.run(SYSTEM, async () => {
        const ready = await this.prepare(options);
        return { prepared: ready, made: await this.sign(ready) };
      });
      await this.write(prepared);
      return made;
    });
  }

  /** The public keys that stand in the folder; none where there is no folder. @throws CheckpointFault */
  keys(): Promise<VerifierKey[]> {
    return this.folder.keys();
  }

  /** Waits for its turn before it looks at anything: what another has just signed counts. Until the transaction ends. */
  private async prepare(options: CheckpointOptions): Promise<Prepared> {
    await this.query(sql.LOCK);
    // Before the folder: what another signed earlier may still be on its way there, and be noted as written meanwhile.
    const state = stateOf(await this.query<[sql.State]>(sql.STATE));
    const content = await this.folder.read();
    const key = await this.openKey(content, options);
    const [stored = null] = await this.query<StoredCheckpoint[]>(sql.NEWEST);
    const known = content?.keys ?? [];
    const keys = known.some((one) => isSame(one, key.verifier)) ? known : [...known, key.verifier];
    const tree = await this.ground(stored, { content, keys, options, state });
    if (known.length === 0 && !key.isNew && options.refills !== true) {
      throw new CheckpointFault(
        'folder',
        `there is a key in ${this.settings.keyFile} and none in the checkpoint folder ${this.folder.path}, which is gone or was never there: put it back, or begin it with pacta checkpoint --refill`,
      );
    }
    // Before anything is signed by it: no checkpoint is ever there without its key.
    if (keys !== known) await this.folder.writeKeys(keys);
    return { content, key, keys, stored, tree };
  }

  private async write({ content, keys }: Prepared): Promise<void> {
    const { added, fault } = await this.files.write(this.folder, content, keys);
    await this.query(sql.WRITTEN, [Math.max(content?.newest?.number ?? 0, added.at(-1) ?? 0)]);
    if (fault !== null) throw new CheckpointFault('contradiction', fault);
    await this.query(sql.CLEAR);
  }

  private async keepingFault<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.query(sql.FAULT, [wordsOf(error)]);
      throw error;
    }
  }

  /** A key may be made for the first checkpoint; for any other only when an operator says so. */
  private async openKey(content: FolderContent | null, { newKey = false }: CheckpointOptions): Promise<SigningKeyPair> {
    const [stored] = await this.query<StoredCheckpoint[]>(sql.NEWEST);
    const known = content?.keys ?? [];
    const isFirst = stored === undefined && known.length === 0;
    // A folder that cannot be written is found out before there is a key.
    const beforeMade = () => this.folder.writeKeys(known);
    const key = await openSigningKey(this.settings.keyFile, isFirst || newKey ? beforeMade : null);
    if (known.length > 0 && !newKey && !known.some((one) => isSame(one, key.verifier))) {
      throw new CheckpointFault(
        'key',
        `the key in ${this.settings.keyFile} is not the one that signed the checkpoints in ${this.folder.path}: give this process that key, or go on under this one with pacta checkpoint --new-key`,
      );
    }
    return key;
  }

  private async sign({ key, stored, tree }: Prepared): Promise<MadeCheckpoint> {
    const before = tree.size;
    // In this order: a checkpoint that is later than a request covers all that had been committed when it was made.
    const requests = await this.query<{ id: string }[]>(sql.OPEN_REQUESTS);
    const signedAt = this.clock.now().toString({ smallestUnit: 'millisecond' });
    await this.place(tree);
    const head = { origin: key.verifier.name, size: tree.size, root: tree.root(), signedAt };
    const signed = signCheckpoint(head, key.verifier, key.privateKey);
    const number = (stored?.number ?? 0) + 1;
    const hex = (bytes: Buffer) => bytes.toString('hex');
    await this.query(sql.ADD, [number, signed.size, hex(signed.root), signedAt, signed.note, hex(tree.toBytes())]);
    await this.query(sql.ANSWER, [number, requests.map(({ id }) => id)]);
    return { ...signed, number, added: tree.size - before };
  }

  private async ground(
    stored: StoredCheckpoint | null,
    { content, keys, options, state }: Outside,
  ): Promise<CompactRange> {
    const outside = content?.newest ?? null;
    const [storedOutside = null] = outside ? await this.query<StoredCheckpoint[]>(sql.BY_NUMBER, [outside.number]) : [];
    const writtenNumber = options.refills === true ? 0 : state.writtenNumber;
    const ground = groundOf({ outside, stored, storedOutside, leaves: state.leaves, writtenNumber }, keys);
    if ('fault' in ground) throw new CheckpointFault('contradiction', ground.fault);
    return ground;
  }

  private async place(tree: CompactRange): Promise<void> {
    const [odd] = await this.query<{ id: string; isGone: boolean }[]>(sql.ODD_PENDING);
    if (odd) {
      const what = odd.isGone ? 'is gone' : 'has its place already';
      throw new CheckpointFault('contradiction', `event ${odd.id} waits for its place in the tree and ${what}`);
    }
    for (let isFull = true; isFull;) {
      const rows = await this.query<{ hash: string }[]>(sql.PLACE, [tree.size, PLACED_AT_ONCE]);
      for (const { hash } of rows) tree.append(Buffer.from(hash, 'hex'));
      isFull = rows.length === PLACED_AT_ONCE;
    }
  }

  private query<Rows>(text: string, parameters: unknown[] = []): Promise<Rows> {
    return this.transactions.run(SYSTEM, () => this.transactions.manager.query<Rows>(text, parameters));
  }
}

interface Due {
  isDue: boolean;
  /** Checkpoints of the database are not in the folder yet. */
  isUnwritten: boolean;
}

const isSame = (one: VerifierKey, other: VerifierKey) => one.name === other.name && one.id.equals(other.id);

interface Outside {
  content: FolderContent | null;
  /** Those of the folder, and the one that signs. */
  keys: readonly VerifierKey[];
  options: CheckpointOptions;
  state: HistoryState;
}

/** What the database says of the folder and of the tree. */
interface HistoryState {
  writtenNumber: number;
  leaves: number;
}

/** Without it nobody knows what has to stand in the folder. */
function stateOf([{ writtenNumber, leaves }]: [sql.State]): HistoryState {
  if (writtenNumber === null) throw new CheckpointFault('contradiction', 'the table history_state has no row');
  return { writtenNumber, leaves };
}

interface Prepared {
  content: FolderContent | null;
  keys: readonly VerifierKey[];
  key: SigningKeyPair;
  stored: StoredCheckpoint | null;
  /** All that was signed so far. */
  tree: CompactRange;
}
