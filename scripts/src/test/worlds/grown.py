# Leaves out of two readings of counters, kept by podwire snapshot, those that stand at 0 in both.
import json
import sys

files = [[json.loads(line) for line in open(name)] for name in sys.argv[1:]]


def key(netns, counter):
    return (netns, counter["source"], counter["subject"], counter["linkIndex"], counter["name"])


live = {key(line["netns"], counter) for lines in files for line in lines
        for counter in line["reading"]["counters"] if counter["value"]}
for name, lines in zip(sys.argv[1:], files):
    with open(name, "w") as out:
        for line in lines:
            reading = line["reading"]
            reading["counters"] = [c for c in reading["counters"] if key(line["netns"], c) in live]
            out.write(json.dumps(line, separators=(",", ":"), ensure_ascii=False) + "\n")
