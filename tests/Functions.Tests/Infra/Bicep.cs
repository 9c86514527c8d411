using System.Reflection;

namespace Serverless.Functions.Tests.Infra;

/// <summary>The Bicep CLI, which a package brings along.</summary>
internal static class Bicep
{
    private static readonly string Tool =
        typeof(Bicep)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "BicepTool")
            .Value
        ?? throw new InvalidOperationException("BicepTool is empty.");

    public static Task<ProgramOutput> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Programs.RunAsync(Tool, arguments, cancellationToken);
}
