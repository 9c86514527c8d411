using System.Collections.Concurrent;
using System.Reflection;

namespace Serverless.Functions;

/// <summary>The method of a function, by the name the worker knows it by.</summary>
internal static class OperationMethod
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<QueryAttribute>> Known = new(
        StringComparer.Ordinal
    );

    /// <summary>The parameters that the query of a function may have.</summary>
    /// <param name="entryPoint">Class and method, such as <c>Serverless.Functions.ReadingFunctions.GetWave</c>.</param>
    public static IReadOnlyList<QueryAttribute> Queries(string entryPoint) =>
        Known.GetOrAdd(entryPoint, static name => [.. Find(name).GetCustomAttributes<QueryAttribute>()]);

    private static MethodInfo Find(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        return typeof(OperationMethod)
                .Assembly.GetType(entryPoint[..dot], throwOnError: true)!
                .GetMethod(entryPoint[(dot + 1)..])
            ?? throw new InvalidOperationException($"There is no method {entryPoint}.");
    }
}
