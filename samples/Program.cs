using Serverless.Samples;

// Usage: Samples [folder] writes the response files of the example survey and prints how far they reproduce the report.
//        Samples --all   writes those of every survey in samples/, as the build does.
var all = args is ["--all", ..];
var folder = args is [var given] && !all ? given : ExampleSurvey.Folder;
var check = ExampleSurvey.Generate(folder);
Console.WriteLine($"Response files written in {folder}");
if (all)
{
    SmallMonitor.Generate(SmallMonitor.Folder);
    Console.WriteLine($"Response files written in {SmallMonitor.Folder}");
}
else
{
    foreach (var line in check.Lines())
        Console.WriteLine(line);
}
return check.Percentages.Any(p => p.Distance > Serverless.Samples.Reproduction.ReproductionCheck.Furthest) ? 1 : 0;
