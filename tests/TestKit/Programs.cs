using System.Diagnostics;

namespace Serverless.TestKit;

/// <summary>What a program printed, and how it ended.</summary>
public sealed record ProgramOutput(int ExitCode, string Output, string Error);

/// <summary>Runs other programs.</summary>
public static class Programs
{
    /// <summary>Runs a program in the root of the repository to its end and returns what it printed.</summary>
    public static Task<ProgramOutput> RunAsync(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    ) => RunAsync(program, arguments, [], cancellationToken);

    /// <summary>The same, with environment variables besides those the tests run with.</summary>
    public static async Task<ProgramOutput> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>> environment,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // Without this a program started from a test run would talk to the test runner's own MSBuild.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ProgramOutput(process.ExitCode, await output, await error);
    }
}
