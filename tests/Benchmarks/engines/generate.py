#!/usr/bin/python3
"""Makes a synthetic survey for comparing engines: N respondents in 4 groups of 3 strata each, 50 five-point items.

usage: generate.py N FOLDER     writes FOLDER/survey_N.npz and FOLDER/survey_N.csv

Columns: grp 1-4, stratum 1-12, w (grossing weight with non-response noise), N_h (population of the stratum), q01-q50 (1-5, 0 = no answer).
The seed is fixed; the same N gives the same survey.
"""
import sys
import numpy as np

n, folder = int(sys.argv[1]), sys.argv[2]
random = np.random.default_rng(2019)
group = random.choice(4, n, p=[0.44, 0.30, 0.19, 0.07])
stratum = group * 3 + random.choice(3, n, p=[0.3, 0.3, 0.4])
sampled = np.bincount(stratum, minlength=12)
population = np.round(sampled * random.uniform(3, 12, 12)).astype(np.int64)
weight = np.round((population / np.maximum(sampled, 1))[stratum] * np.exp(random.normal(0, 0.25, n)), 6)

columns = {"grp": (group + 1).astype(np.int8), "stratum": (stratum + 1).astype(np.int8), "w": weight, "N_h": population[stratum]}
for item in range(1, 51):
    cumulative = random.dirichlet(np.full(5, 3.0), 4).cumsum(axis=1)[:, :4]
    answer = 1 + (random.random(n)[:, None] > cumulative[group]).sum(axis=1)
    answer[random.random(n) < 0.03] = 0
    columns[f"q{item:02d}"] = answer.astype(np.int8)

np.savez(f"{folder}/survey_{n}.npz", **columns)
names = list(columns)
with open(f"{folder}/survey_{n}.csv", "w") as file:
    file.write(",".join(names) + "\n")
    for start in range(0, n, 100_000):
        block = [columns[c][start:start + 100_000].tolist() for c in names]
        file.writelines(",".join(map(str, row)) + "\n" for row in zip(*block))
