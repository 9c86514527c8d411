using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Weighting;
using static System.FormattableString;

namespace Serverless.Analysis.Samples;

/// <summary>Sampling design and margins of a group, from codebook, response file and population file.</summary>
internal static class DesignBuilder
{
    private const int Unknown = -1;

    /// <summary>Respondents times replicates: 160 MB of weights, and every figure is made of all of them.</summary>
    private const int MaximumReplicateWeights = 20_000_000;

    public static Checked<SampleDesign> Design(
        Codebook codebook,
        TargetGroup group,
        ResponseSet responses,
        PopulationMargins? population
    )
    {
        if (group.Design.Kind == SamplingKind.SelfSelected)
            return Unsampled(responses.Count);

        if (TooManyReplicates(group, responses) is { } tooMany)
            return tooMany;
        var (stratum, strata) = Strata(codebook, group, responses, population);
        var psu =
            group.Columns.Cluster is { } cluster && responses.HasText(cluster)
                ? WithinStrata(responses.Text(cluster), stratum)
                : null;
        return SampleDesign.Create(
            new SampleDesignColumns
            {
                Stratum = stratum,
                Strata = strata,
                Psu = psu,
                Subunit =
                    psu is not null && group.Columns.Subcluster is { } subcluster
                        ? responses.Text(subcluster).Indices
                        : null,
                PsuSize = psu is null ? null : Numbers(responses, group.Columns.ClusterSize),
                InclusionProbability = Numbers(responses, group.Columns.InclusionProbability),
                BaseWeights = Numbers(responses, group.Columns.BaseWeight),
                Replication = group.Replicates is { } replicates ? Replication(replicates, responses) : null,
                FinitePopulationCorrection =
                    group.Design.FinitePopulationCorrection && population?.IsSharesOnly != true,
                LonelyPsu = group.Design.LonelyPsu,
            }
        );
    }

    private static double[]? Numbers(ResponseSet responses, string? column) =>
        column is not null && responses.HasNumbers(column) ? responses.Numbers(column) : null;

    private static Replication Replication(ReplicateWeights replicates, ResponseSet responses)
    {
        double[][] weights = [.. replicates.Columns.Select(responses.Numbers)];
        return new Replication
        {
            Weights = weights,
            Scale = replicates.Factor,
            Scales = replicates.Scales.Count > 0 ? replicates.Scales : [.. weights.Select(_ => 1.0)],
            AroundEstimate = replicates.AroundEstimate,
            DegreesOfFreedom = replicates.DegreesOfFreedom ?? ReplicateRank.Of(weights) - 1,
        };
    }

    private static WeightingError? TooManyReplicates(TargetGroup group, ResponseSet responses)
    {
        var found = (double)responses.Count * (group.Replicates?.Columns.Count ?? 0);
        return found <= MaximumReplicateWeights
            ? null
            : new WeightingError(
                WeightingProblem.TooManyReplicateWeights,
                null,
                null,
                found,
                MaximumReplicateWeights,
                Invariant(
                    $"There are {found} replicate weights over all respondents; at most {MaximumReplicateWeights} are computed with. Use fewer replicates."
                )
            );
    }

    /// <summary>
    /// The margin with this name: its categories as in the population file, then any others that respondents have.
    /// </summary>
    public static Margin Margin(Codebook codebook, string name, ResponseSet responses, PopulationMargins? population)
    {
        var known = population?.Variables.FirstOrDefault(v => v.Name == name)?.Categories ?? [];
        var (codes, names) = Categories(codebook, name, responses, known.Select(c => c.Code));
        return new Margin(
            name,
            codes,
            [.. names.Select((code, i) => new MarginCategory(code, i < known.Count ? known[i].Population : null))]
        );
    }

    private static (int[] Stratum, IReadOnlyList<StratumFrame> Strata) Strata(
        Codebook codebook,
        TargetGroup group,
        ResponseSet responses,
        PopulationMargins? population
    )
    {
        if (group.Design.Strata is not { } name)
            return (new int[responses.Count], [new StratumFrame("all", Size(population), population?.Clusters)]);

        var known = population?.Variables.FirstOrDefault(v => v.Name == name)?.Categories ?? [];
        var (codes, names) = Categories(codebook, name, responses, known.Select(c => c.Code));
        return (
            codes,
            [
                .. names.Select(
                    (code, i) =>
                        i < known.Count
                            ? new StratumFrame(code, known[i].Population, known[i].Clusters)
                            : new StratumFrame(code)
                ),
            ]
        );
    }

    /// <summary>
    /// Clusters numbered within their stratum: files often number them anew in each, so that 1 in one stratum is not 1
    /// in another.
    /// </summary>
    private static int[] WithinStrata(TextColumn clusters, int[] stratum)
    {
        var number = new Dictionary<(int Stratum, int Cluster), int>();
        var nested = new int[stratum.Length];
        for (var i = 0; i < nested.Length; i++)
        {
            var key = (stratum[i], clusters.Indices[i]);
            if (key.Item2 < 0)
                nested[i] = Unknown;
            else if (!number.TryGetValue(key, out nested[i]))
                number.Add(key, nested[i] = number.Count);
        }

        return nested;
    }

    /// <summary>
    /// Of those who selected themselves no variance is estimated, so a single one is no trouble either.
    /// </summary>
    private static Checked<SampleDesign> Unsampled(int count) =>
        SampleDesign.Create(
            new SampleDesignColumns
            {
                Stratum = new int[count],
                Strata = [new StratumFrame("all")],
                LonelyPsu = LonelyPsu.Certainty,
            }
        );

    /// <summary>The size of the population; null when it is not known, also where its shares are.</summary>
    private static double? Size(PopulationMargins? population)
    {
        if (population is null or { IsSharesOnly: true })
            return null;
        return population.Population
            ?? (population.Variables is [var first, ..] ? first.Categories.Sum(c => c.Population) : null);
    }

    /// <summary>
    /// The category of each respondent in a question, a crossing of questions ("grootte*vve") or a column of the file.
    /// Categories that <paramref name="known"/> does not have are added behind it in order of appearance.
    /// </summary>
    private static (int[] Codes, IReadOnlyList<string> Names) Categories(
        Codebook codebook,
        string name,
        ResponseSet responses,
        IEnumerable<string> known
    )
    {
        var names = known.ToList();
        var number = names.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i, StringComparer.Ordinal);
        int NumberOf(string code)
        {
            if (!number.TryGetValue(code, out var i))
            {
                number.Add(code, i = names.Count);
                names.Add(code);
            }

            return i;
        }

        var parts = Crossing.Of(name).Parts.Select(part => Part(codebook, part, responses)).ToList();
        var codes = new int[responses.Count];
        var seen = new Dictionary<long, int>();
        for (var i = 0; i < codes.Length; i++)
        {
            var key = 0L;
            foreach (var (indexOf, values) in parts)
                key = indexOf(i) is var index && (index < 0 || key < 0) ? Unknown : (key * (values.Count + 1L)) + index;
            if (key >= 0 && !seen.TryGetValue(key, out codes[i]))
                seen.Add(key, codes[i] = NumberOf(Crossing.Join(parts.Select(p => p.Values[p.IndexOf(i)]))));
            else if (key < 0)
                codes[i] = Unknown;
        }

        return (codes, names);
    }

    /// <summary>
    /// One question of a crossing, or a column of texts: the position of each respondent's value, negative when blank.
    /// </summary>
    private static (Func<int, int> IndexOf, IReadOnlyList<string> Values) Part(
        Codebook codebook,
        string name,
        ResponseSet responses
    )
    {
        if (!responses.HasCodes(name))
        {
            var text = responses.Text(name);
            return (i => text.Indices[i], text.Values);
        }

        var codes = responses.Codes(name);
        var answers = codebook.Questions.First(q => q.Id == name).Answers;
        int[] index = [.. answers.Select((answer, c) => answer.Missing ? Unknown : c)];
        return (i => codes[i] < index.Length ? index[codes[i]] : Unknown, [.. answers.Select(a => a.Code)]);
    }
}
