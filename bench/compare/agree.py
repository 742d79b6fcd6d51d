"""Holds the answers of two engines against each other: agree.py FOLDER PEER_NEAREST_MS PEER_COUNTS_MS.

FOLDER has nearest.csv and equicost.csv (category, node, metres) and counts.csv (node, category, count) of the peer, and the same files and
`times` in ours/. Lengths are whole centimetres here and doubles there, so a sum of some hundred edges may differ by
centimetres: 1 dm is allowed, and what lies that near to the cut-off may be missing on one side.
"""

import csv
import sys
from pathlib import Path

TOLERANCE = 0.1  # metres
CUT_OFF = 1250.0


def nearest(path):
    with open(path, newline="") as file:
        best = {}
        for category, node, metres in csv.reader(file):
            key = (category, int(node))
            best[key] = min(float(metres), best.get(key, CUT_OFF * 2))
        return best


def counts(path):
    with open(path, newline="") as file:
        return {(int(node), category): int(count) for node, category, count in csv.reader(file) if int(count) > 0
}

def main():
    folder, peer_nearest_ms, peer_counts_ms = Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    times = dict(line.split() for line in (folder / "ours" / "times").read_text().splitlines())
    ours, peers = nearest(folder / "ours" / "nearest.csv"), nearest(folder / "nearest.csv")
    worst = max(abs(ours[key] - peers[key]) for key in ours.keys() & peers.keys())
    alone = [key for key in ours.keys() ^ peers.keys() if ours.get(key, peers.get(key)) < CUT_OFF - TOLERANCE]
    print(f"nearest: {len(peers)} answers, largest difference {worst * 100:.1f} cm, {len(alone)} on one side only")

    equicost = nearest(folder / "equicost.csv")
    longer = sum(1 for key in equicost.keys() & peers.keys() if equicost[key] > peers[key] + TOLERANCE)
    print(f"  (pgRouting's own `equicost` is longer than pgRouting's exact answer at {longer} of them)")

    our_counts, peer_counts = counts(folder / "ours" / "counts.csv"), counts(folder / "counts.csv")
    keys = our_counts.keys() | peer_counts.keys()
#pgRouting counts every facility on a node once per joined row, as we do.
    differ = [key for key in keys if our_counts.get(key, 0) != peer_counts.get(key, 0)]
    print(f"counts: {len(keys)} answers, {len(differ)} differ (a facility within a decimetre of the limit)")
    off = max((abs(our_counts.get(key, 0) - peer_counts.get(key, 0)) for key in differ), default=0)

    print(f"plain Dijkstra with doubles: largest difference {float(times['plain_dijkstra_difference_m']) * 100:.2f} cm")
    for what, peer, own in (("nearest, 10 categories, all nodes", peer_nearest_ms, float(times["nearest_ms"])),
                            ("counts within 15 min, all cells", peer_counts_ms, float(times["counts_ms"]))):
        print(f"{what}: pgRouting {peer:.0f} ms, Leitbild {own:.1f} ms, {peer / own:.0f} x")
    few = len(differ) <= len(keys) // 1000 and off <= 1
    return 0 if worst <= TOLERANCE and not alone and few else 1


if __name__ == "__main__":
    sys.exit(main())
