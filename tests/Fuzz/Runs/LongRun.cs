using System.Diagnostics;
using System.Globalization;
using Serverless.Fuzz.Checks;
using Serverless.Fuzz.Inputs;

namespace Serverless.Fuzz.Runs;

/// <summary>
/// Examines the inputs of many seeds. Each fault is printed once with the first seed that shows it, and its input, made
/// smaller, is written as a survey folder.
/// </summary>
internal static class LongRun
{
    private const int Default = 100_000;

    /// <summary>After so long the seed is printed, also if nothing ever comes of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>PDFs are made of one input in so many.</summary>
    public const int RenderedOneIn = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var first = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
        var minimises = !args.Contains("whole", StringComparer.Ordinal);
        var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Default;
        var folder = Path.Combine(Path.GetTempPath(), "fuzz");
        var known = new HashSet<string>(StringComparer.Ordinal);
        var started = Stopwatch.GetTimestamp();
        var (current, since) = (first, started);
        await using var watch = new Timer(
            _ => Print($"still at seed {current} after {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s"),
            null,
            Timeout.Infinite,
            Timeout.Infinite
        );
        for (var seed = first; seed < first + count; seed++)
        {
            (current, since) = (seed, Stopwatch.GetTimestamp());
            watch.Change(Patience, Patience);
            var renders = seed % RenderedOneIn == 0;
            var input = FuzzInput.Draw(seed);
            if (args.Contains("write", StringComparer.Ordinal))
                input.Write(Path.Combine(folder, seed.ToString(CultureInfo.InvariantCulture)));
            var began = Stopwatch.GetTimestamp();
            foreach (var violation in await Examination.OfAsync(input, renders))
            {
                if (!known.Add(violation.Kind))
                    continue;
                Print($"seed {seed} ({(input.IsValid ? "valid" : input.What)}): {violation}");
                var smallest = minimises ? await Minimisation.OfAsync(input, violation.Kind, renders) : input;
                var path = Path.Combine(folder, seed.ToString(CultureInfo.InvariantCulture));
                smallest.Write(path);
                Print($"  smallest input: {path}");
            }

            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(2))
                Print($"seed {seed} took {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s ({input.What})");
            if ((seed - first + 1) % 1_000 == 0)
                Print(
                    $"{seed - first + 1} inputs, {known.Count} kinds of fault, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; continue with: run {seed + 1}"
                );
        }

        return known.Count == 0 ? 0 : 1;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
