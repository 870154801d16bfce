import type { RowsLeftOut } from "./sales-lines";

/** Sales lines summed to one row per customer: all that a customer base is made of, whichever engine has summed. */
export interface LineSums {
  /** The lines that were summed. */
  readonly lines: number;
  /** The first and the last day covered; invalid dates without lines. */
  readonly firstDay: Date;
  readonly lastDay: Date;
  readonly leftOut?: RowsLeftOut;
  readonly accounts: AccountSums;
  readonly products: ProductSums;
}

/** One value per customer, in the order of their names. */
export interface AccountSums {
  readonly customers: readonly string[];
  /** Money, less what was given back. */
  readonly revenue: ArrayLike<number>;
  readonly orders: ArrayLike<number>;
  /** Days counted from 1970. */
  readonly firstDay: ArrayLike<number>;
  readonly lastDay: ArrayLike<number>;
  /** Median number of days from one day with orders to the next; NaN with fewer than two such days. */
  readonly medianGapDays: ArrayLike<number>;
  /** The interquartile range of these numbers of days; NaN with fewer than two of them. */
  readonly gapSpreadDays: ArrayLike<number>;
  /** Money that was given back, 0 or more. */
  readonly returned: ArrayLike<number>;
  /** Orders on a Saturday or a Sunday. */
  readonly weekendOrders: ArrayLike<number>;
  /** How many products it bought; unknown ones are not counted. */
  readonly breadth: ArrayLike<number>;
  /** The country of its first day, where it is known; of several the first of the alphabet. */
  readonly countries: readonly (string | null)[];
  /** Of how many customers each is one, where they were drawn from more. */
  readonly weights?: ArrayLike<number>;
}

/** What was bought, by product. */
export interface ProductSums {
  /** How many products there are. */
  readonly count: number;
  /** The products that are named, by the names of their columns, each with its money per customer: below 0 counts as 0. */
  readonly named: readonly ProductMoney[];
  /** The money of all other products per customer; null where there are none. */
  readonly others: ArrayLike<number> | null;
  /** The share that the named products have of the money of all. */
  readonly covered: number;
}

/** A product's money per customer. */
export interface ProductMoney {
  readonly column: string;
  readonly money: ArrayLike<number>;
}
