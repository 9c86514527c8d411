#!/usr/bin/python3
"""The same figures in numpy: sums of w and w squared per stratum, group and answer with bincount, then closed forms.

usage: aggregate.py FILE.npz shares|raoscott     prints one line of JSON

shares: weighted shares with standard errors per item and group. raoscott: Rao-Scott second-order F of item by group.
"""
import json
import resource
import sys
import time
import numpy as np
from scipy import stats

file, mode = sys.argv[1], sys.argv[2]
clock = time.perf_counter()
data = np.load(file)
G, K, H = 4, 5, 12
group, stratum, w = data["grp"].astype(np.int64) - 1, data["stratum"].astype(np.int64) - 1, data["w"]
size = np.zeros(H)
size[stratum] = data["N_h"]
items = [data[f"q{i:02d}"].astype(np.int64) for i in range(1, 51)]
loaded = time.perf_counter() - clock

clock = time.perf_counter()
n_h = np.bincount(stratum, minlength=H).astype(float)
factor = (1 - n_h / size) * n_h / (n_h - 1)
squared = w * w
base = (stratum * G + group) * (K + 1)
shape = (H, G, K + 1)


def sums(item):
    cell = base + item
    return [np.bincount(cell, weights=x, minlength=H * G * (K + 1)).reshape(shape)[:, :, 1:] for x in (w, squared)]


def shares(item):
    first, second = sums(item)
    total = first.sum(axis=(0, 2))
    p = first.sum(axis=0) / total[:, None]
    z = (first - p * first.sum(axis=2, keepdims=True)) / total[:, None]
    zz = ((1 - 2 * p) * second + p**2 * second.sum(axis=2, keepdims=True)) / (total**2)[:, None]
    return p, np.sqrt((factor[:, None, None] * (zz - z**2 / n_h[:, None, None])).sum(axis=0))


def contrasts():
    rows, columns = np.repeat(np.arange(K), G), np.tile(np.arange(G), K)
    row = (rows[:, None] == np.arange(1, K)) - 1 / K
    column = (columns[:, None] == np.arange(1, G)) - 1 / G
    return (row[:, :, None] * column[:, None, :]).reshape(K * G, -1)


C = contrasts()


def rao_scott(item):
    first, second = (x.transpose(0, 2, 1).reshape(H, -1) for x in sums(item))
    total = first.sum()
    p = first.sum(axis=0) / total
    V = np.zeros((K * G, K * G))
    for h in range(H):
        z = first[h] - p * first[h].sum()
        V += factor[h] * (np.diag(second[h]) - np.outer(second[h], p) - np.outer(p, second[h]) + second[h].sum() * np.outer(p, p) - np.outer(z, z) / n_h[h])
    V /= total**2
    n = len(w)
    scaled = C / p[:, None]
    delta = np.linalg.solve(C.T @ scaled / n, scaled.T @ V @ scaled)
    table = p.reshape(K, G)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0))
    trace = np.trace(delta)
    d0 = trace**2 / np.trace(delta @ delta)
    f = n * ((table - expected) ** 2 / expected).sum() / trace
    return f, stats.f.sf(f, d0, d0 * (n - H))


check = 0.0
for item in items:
    if mode == "shares":
        p, se = shares(item)
        check += p[0, 0] + se[0, 0]
    else:
        check += rao_scott(item)[0]
elapsed = time.perf_counter() - clock
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"engine": "numpy", "mode": mode, "n": len(w), "load": round(loaded, 3), "compute": round(elapsed, 4), "peakMiB": round(peak), "check": float("%.12g" % check)}))
