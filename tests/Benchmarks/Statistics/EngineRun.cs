using System.Diagnostics;
using System.Globalization;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Weighting;

namespace Serverless.Benchmarks.Statistics;

/// <summary>
/// The product's engine on the survey that engines/generate.py makes: <c>statistics FILE.npz shares|raoscott
/// [repeats]</c>.
/// Prints a line of JSON like the other engines; repeats after the first show what remains once everything is compiled.
/// </summary>
internal static class EngineRun
{
    private const int Items = 50;

    public static int Run(string[] arguments)
    {
        if (arguments is not [_, var file, "shares" or "raoscott", ..])
        {
            Console.Error.WriteLine("usage: statistics FILE.npz shares|raoscott [repeats]");
            return 1;
        }

        var repeats = arguments.Length > 3 ? int.Parse(arguments[3], CultureInfo.InvariantCulture) : 1;
        var clock = Stopwatch.StartNew();
        var (columns, items, groups) = Load(file);
        var loaded = clock.Elapsed.TotalSeconds;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            clock.Restart();
            var design = SampleDesign.Create(columns).Required();
            var check = Compute(WeightedSample.Unweighted(design), items, groups, arguments[2]);
            var elapsed = clock.Elapsed.TotalSeconds;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"engine": "serverless", "mode": "{{arguments[2]}}", "n": {{columns.Stratum.Length}}, "load": {{loaded:F3}}, "compute": {{elapsed:F4}}, "peakMiB": {{PeakMebibytes()}}, "check": {{check:G12}}}"""
                )
            );
        }

        return 0;
    }

    private static double Compute(WeightedSample sample, CodeColumn[] items, CodeColumn groups, string mode)
    {
        var check = 0.0;
        foreach (var totals in DomainTotals.OfCategories(sample, items, groups))
            if (mode == "shares")
                check += Proportions.Of(totals)[0].Categories[0] is var first
                    ? first.Share!.Value + first.StandardError!.Value
                    : 0;
            else
                check += Independence.Test(totals).Test.Statistic!.Value;
        return check;
    }

    private static (SampleDesignColumns Columns, CodeColumn[] Items, CodeColumn Groups) Load(string file)
    {
        using var archive = new NumpyArchive(file);
        var stratum = Array.ConvertAll(archive.Bytes("stratum"), h => h - 1);
        var sizes = new double[stratum.Max() + 1];
        var population = archive.Longs("N_h");
        for (var i = 0; i < stratum.Length; i++)
            sizes[stratum[i]] = population[i];
        var columns = new SampleDesignColumns
        {
            Stratum = stratum,
            Strata =
            [
                .. sizes.Select((size, h) => new StratumFrame((h + 1).ToString(CultureInfo.InvariantCulture), size)),
            ],
            BaseWeights = archive.Doubles("w"),
        };
        var items = Enumerable
            .Range(1, Items)
            .Select(q => new CodeColumn(FromOne(archive.Bytes(q.ToString("'q'00", CultureInfo.InvariantCulture))), 5))
            .ToArray();
        return (columns, items, new CodeColumn(FromOne(archive.Bytes("grp")), 4));
    }

    /// <summary>Codes from 1 become codes from 0; 0, no answer, becomes 255.</summary>
    private static byte[] FromOne(byte[] codes)
    {
        foreach (ref var code in codes.AsSpan())
            code--;
        return codes;
    }

    private static long PeakMebibytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }
}
