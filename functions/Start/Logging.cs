using Microsoft.Azure.Functions.Worker.Builder;

namespace Serverless.Functions;

/// <summary>What is logged. Addresses are not: the host logs them, and nothing here needs them.</summary>
internal static class Logging
{
    public static void LogWithoutAddresses(this FunctionsApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter("Azure", LogLevel.Warning);
    }
}
