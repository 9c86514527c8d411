using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions;

/// <summary>
/// What the address of a request may look like beside its names. A parameter that is misspelt would otherwise be ignored,
/// and the caller would get something else than was asked for.
/// </summary>
internal static class QueryRules
{
    /// <summary>
    /// Refuses with 404 an address of the API that ends in a slash, with 400 a query the function does not know. Links to
    /// pages may have anything added to them on their way.
    /// </summary>
    public static void Check(FunctionDefinition function, HttpRequest request)
    {
        if (!Operation.IsOfApi(function.EntryPoint))
            return;
        if (request.Path.Value is [.., '/'])
            throw Refusals.NotFound("Addresses of this API do not end in a slash.");
        if (request.Query.Count == 0)
            return;
        var known = Operation.QueryOf(function.EntryPoint);
        foreach (var (name, values) in request.Query)
        {
            var parameter =
                known.FirstOrDefault(known => known.Name == name)
                ?? throw Refusals.UnknownParameter(name, [.. known.Select(known => known.Name)]);
            if (values.Count > 1)
                throw Refusals.RepeatedParameter(name);
            if (parameter.Values.Count > 0 && !parameter.Values.Contains(values.ToString(), StringComparer.Ordinal))
                throw Refusals.UnknownValue(name, values.ToString(), parameter.Values);
        }
    }
}
