using Serverless.Fuzz.Runs;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Serverless.Fuzz;

internal static class Program
{
    /// <summary>
    /// <c>run [first seed] [how many]</c> examines inputs; with <c>whole</c> those at fault are not made smaller, with
    /// <c>write</c> each is written before it is examined. Anything else runs the tests.
    /// </summary>
    public static Task<int> Main(string[] args)
    {
        if (args is ["run", .. var rest])
            return LongRun.RunAsync(rest);
        return
            args.Contains("--server", StringComparer.Ordinal)
            || args.Contains("--internal-msbuild-node", StringComparer.Ordinal)
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
    }
}
