using System.ComponentModel;
using System.Diagnostics;

namespace Serverless.Local.Host;

/// <summary>
/// Runs a program for as long as the one that asked for it lives. It is this program itself, started a second time:
/// standard input is a
/// pipe that the first holds, and when the first ends, however it ends, the pipe closes and the supervised program is
/// ended.
/// </summary>
public static class Supervisor
{
    /// <summary>The command line's word for it.</summary>
    public const string Command = "supervise";

    /// <summary>How to start a program under supervision, with all three streams redirected.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments, string workingDirectory) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Serverless.Local.dll"), Command, program, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    /// <summary>Runs the program until it ends or standard input closes.</summary>
    /// <returns>The program's exit code, or 127 when it could not be started.</returns>
    public static async Task<int> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        Process child;
        try
        {
            child = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        }
        catch (Win32Exception e)
        {
            await Console.Error.WriteLineAsync($"{program} could not be started: {e.Message}");
            return 127;
        }
        using (child)
        {
            var ended = child.WaitForExitAsync();
            var abandoned = Console.OpenStandardInput().CopyToAsync(Stream.Null);
            if (await Task.WhenAny(ended, abandoned) == abandoned)
                child.Kill(entireProcessTree: true);
            await ended;
            return child.ExitCode;
        }
    }
}
