"""The reading of reading.bench.mjs by pandas. Prints one line of JSON."""
import json
import resource
import sys
import time

import pandas


def main():
    file, repeats = sys.argv[1], int(sys.argv[2])
    milliseconds = []
    for _ in range(repeats):
        started = time.process_time()
        table = pandas.read_csv(file, parse_dates=["since"])
        milliseconds.append(1000 * (time.process_time() - started))
    milliseconds.sort()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    numbers = sum(1 for name in table.columns if table[name].dtype.kind in "ifbM")
    found = f"{len(table)} rows, {numbers} of numbers or days"
    print(json.dumps({"milliseconds": milliseconds[len(milliseconds) // 2], "megabytes": peak, "found": found}))


main()
