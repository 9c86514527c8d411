using Serverless.Samples;

// Usage: Samples [--write-only] [folder]. Writes the response files and prints how far they reproduce the report.
var writeOnly = args.Contains("--write-only", StringComparer.Ordinal);
var folder = args.FirstOrDefault(a => a != "--write-only") ?? ExampleSurvey.Folder;
var check = ExampleSurvey.Generate(folder);
Console.WriteLine($"Response files of the example survey written in {folder}");
if (!writeOnly)
{
    foreach (var line in check.Lines())
        Console.WriteLine(line);
}
return check.Percentages.Any(p => p.Distance > Serverless.Samples.Reproduction.ReproductionCheck.Furthest) ? 1 : 0;
