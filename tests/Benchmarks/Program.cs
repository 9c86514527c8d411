using Serverless.Benchmarks.Statistics;

if (args is ["statistics", ..])
    return EngineRun.Run(args);
if (args is ["analysis", ..])
    return await AnalysisRun.RunAsync(args);
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
