"""Sales lines summed to customers, as lines.bench.mjs does: by polars, pandas or DuckDB. Prints one line of JSON."""
import json
import resource
import sys
import time

FIGURES = """
WITH used AS (SELECT customer, day, order_no, product, quantity * price AS amount FROM read_parquet('{file}')),
     days AS (SELECT customer, day, COUNT(DISTINCT order_no) AS orders, SUM(amount) AS amount FROM used GROUP BY ALL),
     accounts AS (SELECT customer, SUM(amount) AS revenue, SUM(orders) AS orders, MIN(day) AS first, MAX(day) AS last,
                         LIST_SORT(LIST(day)) AS ordered FROM days GROUP BY customer),
     bought AS (SELECT customer, product, GREATEST(SUM(amount), 0) AS net FROM used GROUP BY ALL),
     top AS (SELECT product FROM bought GROUP BY product ORDER BY SUM(net) DESC LIMIT 12),
     mix AS (SELECT customer, COUNT(*) AS breadth, {sums} FROM bought GROUP BY customer)
SELECT * FROM accounts JOIN mix USING (customer)
"""


def by_duckdb(file):
    import duckdb

    names = [
        name
        for (name,) in duckdb.sql(
            f"SELECT product FROM read_parquet('{file}') GROUP BY product ORDER BY SUM(quantity * price) DESC LIMIT 12"
        ).fetchall()
    ]
    sums = ", ".join(f"SUM(net) FILTER (product = '{name}') AS p{i}" for i, name in enumerate(names))
    table = duckdb.sql(
        f"""SELECT * EXCLUDE (ordered), LIST_AGGREGATE(LIST_TRANSFORM(ordered[2:], lambda d, i: d - ordered[i]), 'median') AS gap
        FROM ({FIGURES.format(file=file, sums=sums)})"""
    ).fetchnumpy()
    return len(table["customer"]), float(table["revenue"].sum())


def by_polars(file):
    import polars as pl

    lines = pl.scan_parquet(file).select(
        "customer", "day", "order_no", "product", (pl.col("quantity") * pl.col("price")).alias("amount")
    )
    days = lines.group_by("customer", "day").agg(pl.col("order_no").n_unique().alias("orders"), pl.col("amount").sum())
    accounts = days.group_by("customer").agg(
        pl.col("amount").sum().alias("revenue"),
        pl.col("orders").sum(),
        pl.col("day").min().alias("first"),
        pl.col("day").max().alias("last"),
        pl.col("day").sort().diff().median().alias("gap"),
    )
    bought = lines.group_by("customer", "product").agg(pl.col("amount").sum().clip(lower_bound=0).alias("net"))
    top = bought.group_by("product").agg(pl.col("net").sum()).sort("net", descending=True).head(12).collect()
    sums = [
        pl.col("net").filter(pl.col("product") == name).sum().alias(f"p{i}") for i, name in enumerate(top["product"])
    ]
    mix = bought.group_by("customer").agg(pl.len().alias("breadth"), *sums)
    table = accounts.join(mix, on="customer").collect()
    return table.height, float(table["revenue"].sum())


def by_pandas(file):
    import pandas as pd

    lines = pd.read_parquet(file)
    lines["amount"] = lines["quantity"] * lines["price"]
    days = (
        lines.groupby(["customer", "day"])
        .agg(orders=("order_no", "nunique"), amount=("amount", "sum"))
        .reset_index()
        .sort_values(["customer", "day"])
    )
    days["gap"] = pd.to_datetime(days["day"]).groupby(days["customer"]).diff().dt.days
    accounts = days.groupby("customer").agg(
        revenue=("amount", "sum"), orders=("orders", "sum"), first=("day", "min"), last=("day", "max"), gap=("gap", "median")
    )
    bought = lines.groupby(["customer", "product"])["amount"].sum().clip(lower=0).rename("net").reset_index()
    top = bought.groupby("product")["net"].sum().nlargest(12).index
    mix = bought[bought["product"].isin(top)].pivot_table(index="customer", columns="product", values="net", aggfunc="sum")
    table = accounts.join(mix).join(bought.groupby("customer").size().rename("breadth"))
    return len(table), float(table["revenue"].sum())


def main():
    by, file = sys.argv[1:3]
    started = time.perf_counter()
    customers, money = {"DuckDB": by_duckdb, "polars": by_polars, "pandas": by_pandas}[by](file)
    seconds = time.perf_counter() - started
    usage = resource.getrusage(resource.RUSAGE_SELF)
    peak = usage.ru_maxrss / 1024
    cpu = usage.ru_utime + usage.ru_stime
    print(json.dumps({"seconds": seconds, "cpu": cpu, "megabytes": peak, "found": f"{customers} customers, {money:.2f}"}))


main()
