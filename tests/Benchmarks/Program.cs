using Serverless.Benchmarks.Intake;
using Serverless.Benchmarks.Reports;
using Serverless.Benchmarks.Start;
using Serverless.Benchmarks.Statistics;
using Serverless.Benchmarks.Surveys;

if (args is ["statistics", ..])
    return EngineRun.Run(args);
if (args is ["start", ..])
    return await StartRun.RunAsync(args);
if (args is ["surveys", ..])
    return await SurveysRun.RunAsync(args);
if (args is ["reports", ..])
    return await ReportsRun.RunAsync(args);
if (args is ["analysis", ..])
    return await AnalysisRun.RunAsync(args);
if (args is ["disclosure", ..])
    return DisclosureRun.Run(args);
if (args is ["intake", ..])
    return await IntakeRun.RunAsync(args);
if (args is ["upload", ..])
    return await UploadRun.RunAsync(args);
if (args is ["scaling", ..])
    return ScalingRun.Run(args);
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
