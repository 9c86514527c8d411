using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Serverless.Functions;

/// <summary>Reading the settings at start.</summary>
internal static class ReadingOptions
{
    /// <summary>False, with every fault on standard error, when the program cannot run with these settings.</summary>
    public static bool TryReadOptions(
        this FunctionsApplicationBuilder builder,
        [NotNullWhen(true)] out FunctionAppOptions? options
    )
    {
        try
        {
            options = FunctionAppOptions.Read(builder.Configuration);
            return true;
        }
        catch (InvalidSettingsException invalid)
        {
            Console.Error.WriteLine(invalid.Message);
            options = null;
            return false;
        }
    }
}
