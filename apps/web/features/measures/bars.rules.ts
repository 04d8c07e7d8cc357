/** A piece of a bar, by name, with its number. */
export interface Piece<Name extends string> {
  name: Name;
  count: number;
}

export interface Segment<Name extends string> extends Piece<Name> {
  /** Where it begins and how wide it is, in per cent of the whole drawing. */
  from: number;
  width: number;
}

/** The pieces of a bar end to end, against the longest bar of the drawing. Pieces of nothing fall away. */
export function segmentsOf<Name extends string>(pieces: readonly Piece<Name>[], longest: number): Segment<Name>[] {
  let from = 0;
  return pieces.flatMap((piece) => {
    if (piece.count <= 0 || longest <= 0) return [];
    const width = (piece.count / longest) * 100;
    const segment = { ...piece, from, width };
    from += width;
    return [segment];
  });
}
