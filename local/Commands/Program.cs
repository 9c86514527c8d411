using Spectre.Console;

namespace Serverless.Local.Commands;

internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args, AnsiConsole.Console);
}
