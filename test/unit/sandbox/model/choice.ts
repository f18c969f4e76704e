/** Numbers that a generator drew, turned into decisions about the estate as it is when a command runs. */
export class Choice {
  private taken = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** 0 to `below` - 1. Smaller numbers, to which shrinking leads, give smaller ones. */
  below(below: number): number {
    const drawn = this.numbers[this.taken % this.numbers.length] ?? 0;
    this.taken += 1;
    return drawn % below;
  }

  of<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  /** True in that many of a hundred cases, in the one to which shrinking leads first of all. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  /** Often one of these few that something stands in the way of, which are gone soon; undefined when there is none. */
  blocked<Item>(items: readonly Item[], is: (item: Item) => boolean): Item | undefined {
    const among = items.filter(is);
    return among.length > 0 && this.percent(70) ? among[this.below(among.length)] : undefined;
  }

  /** Mostly one for which the operation should work, so that most commands have an effect; undefined when there is none. */
  likely<Item>(items: readonly Item[], works: (item: Item) => boolean): Item | undefined {
    const promising = this.percent(75) ? items.filter(works) : items;
    const among = promising.length > 0 ? promising : items;
    return among.length === 0 ? undefined : among[this.below(among.length)];
  }
}
