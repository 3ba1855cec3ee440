import type { TerraformChangeFacts, TerraformSide } from '../facts';

/** Characters of a list as JSON, about: to read what is kept must not hold up whoever shows it. */
const MOST_TEXT = 1_500_000;
const MOST_RESOURCES = 1000;
/** Of what stands around the texts of a resource, and of a difference. */
const RESOURCE_TEXT = 250;
const DIFFERENCE_TEXT = 120;

function sizeOf(side: TerraformSide | undefined): number {
  return side?.kind === 'value' ? side.text.length : 0;
}

function weightOf(change: TerraformChangeFacts): number {
  return change.differences.reduce(
    (sum, { path, want, have }) =>
      sum + DIFFERENCE_TEXT + path.length + sizeOf(want) + sizeOf(have),
    RESOURCE_TEXT + change.address.length,
  );
}

/** The first changes of a list, as many as are kept; of the others, how many there are. */
export class KeptChanges {
  readonly changes: TerraformChangeFacts[] = [];
  omitted = 0;
  private room = MOST_TEXT;

  /** `first`: one that is kept as long as there is room, whatever the number. */
  add(change: TerraformChangeFacts, first = false): void {
    const weight = weightOf(change);
    const fits = weight <= this.room;
    if (fits && (first || this.changes.length < MOST_RESOURCES)) {
      this.room -= weight;
      this.changes.push(change);
    } else {
      this.omitted += 1;
    }
  }
}
