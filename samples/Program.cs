using Serverless.Samples;
using Serverless.Samples.Reproduction;

// Usage: Samples [folder]  writes the response files of the example survey, analyses them, and prints how far they
// reproduce the report.
//        Samples --all     only writes the response files of every survey in samples/, as the build does.
if (args is ["--all"])
{
    ExampleSurvey.Generate(ExampleSurvey.Folder);
    SmallMonitor.Generate(SmallMonitor.Folder);
    Console.WriteLine("Response files of the surveys in samples/ written.");
    return 0;
}

var folder = args is [var given] ? given : ExampleSurvey.Folder;
ExampleSurvey.Generate(folder);
var check = await ExampleSurvey.AnalyseAsync(folder);
Console.WriteLine($"Response files written in {folder} and analysed:");
foreach (var line in check.Lines())
    Console.WriteLine(line);
return check.Percentages.Any(p => p.Distance > ReproductionCheck.Furthest) ? 1 : 0;
