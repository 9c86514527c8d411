using Serverless.Benchmarks.Statistics;

if (args is ["statistics", ..])
    return EngineRun.Run(args);
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
