/** Conditions joined by AND, with their values in order. */
export class Where {
  private readonly conditions: string[] = [];
  readonly values: unknown[] = [];

  /** Adds `condition` unless `value` was not given. `condition` has one `?`. */
  given(condition: string, value: unknown): this {
    return value === undefined ? this : this.and(condition, value);
  }

  and(condition: string, ...values: readonly unknown[]): this {
    this.conditions.push(condition);
    this.values.push(...values);
    return this;
  }

  get sql(): string {
    return this.conditions.length === 0 ? "" : `WHERE ${this.conditions.join(" AND ")}`;
  }
}

/** `LIMIT ?` with its value; nothing where there is none. */
export const limited = (limit: number | undefined): { sql: string; values: number[] } =>
  limit === undefined ? { sql: "", values: [] } : { sql: "LIMIT ?", values: [limit] };
