using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions;

/// <summary>A function that is called over HTTP, as its method and the attributes on it say.</summary>
internal sealed record Operation(string Name, MethodInfo Method, HttpTriggerAttribute Trigger)
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<QueryAttribute>> Queries = new(
        StringComparer.Ordinal
    );

    private static readonly ConcurrentDictionary<string, bool> InApi = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, AccessAttribute> Rules = new(StringComparer.Ordinal);

    private static readonly Lazy<
        IReadOnlyList<(TemplateMatcher Route, bool InTheApi, string[] Methods)>
    > MethodsOfRoutes = new(() =>
        [
            .. Every()
                .Where(operation => operation.Trigger.Route is not (Routes.AnyOther or Routes.AnyOtherPage))
                .Select(operation =>
                    (
                        new TemplateMatcher(TemplateParser.Parse(operation.Trigger.Route!), []),
                        operation.InTheApi,
                        operation.Trigger.Methods!.Select(method => method.ToUpperInvariant()).ToArray()
                    )
                ),
        ]
    );

    /// <summary>Its address below <see cref="Routes.Api"/>, in OpenAPI's notation: <c>/surveys/{survey}</c>.</summary>
    public string Path => Trigger.Route == Routes.Api ? "/" : Trigger.Route![Routes.Api.Length..];

    /// <summary>Whether a function is part of the API; the others are pages for readers.</summary>
    public static bool IsOfApi(string entryPoint) =>
        InApi.GetOrAdd(entryPoint, static name => Of(Find(name))!.InTheApi);

    private bool InTheApi => Routes.IsOfApi(Trigger.Route!);

    /// <summary>The method callers use; <c>HEAD</c> goes without saying where there is <c>GET</c>.</summary>
    public HttpMethod HttpMethod => HttpMethod.Parse(Trigger.Methods![0]);

    public bool IsRead => HttpMethod == HttpMethod.Get;

    public IReadOnlyList<QueryAttribute> Query => [.. Method.GetCustomAttributes<QueryAttribute>()];

    public BodyAttribute? Body => Method.GetCustomAttribute<BodyAttribute>();

    public IReadOnlyList<AnswerAttribute> Answers => [.. Method.GetCustomAttributes<AnswerAttribute>()];

    /// <summary>Who may call it.</summary>
    public AccessAttribute? Access => Method.GetCustomAttribute<AccessAttribute>();

    /// <summary>Whether it can be asked for only when it is another version than the caller has.</summary>
    public bool HasVersion => IsRead && Answers.Any(answer => answer.Headers.Contains(HeaderNames.ETag));

    /// <summary>Every status with which it refuses, lowest first.</summary>
    public IReadOnlyList<int> Refusals =>
        [
            .. (Method.GetCustomAttribute<RefusesAttribute>()?.Statuses ?? [])
                .Append(StatusCodes.Status400BadRequest)
                .Append(StatusCodes.Status401Unauthorized)
                .Append(StatusCodes.Status429TooManyRequests)
                .Append(StatusCodes.Status500InternalServerError)
                .Append(StatusCodes.Status503ServiceUnavailable)
                .Concat(Access is NeedsAttribute ? [StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound] : [])
                .Distinct()
                .Order(),
        ];

    /// <summary>Every operation of the API, in the order of their addresses.</summary>
    public static IReadOnlyList<Operation> All() =>
        [
            .. Every()
                .Where(operation => operation.InTheApi)
                .OrderBy(operation => operation.Path, StringComparer.Ordinal)
                .ThenBy(operation => operation.HttpMethod.Method, StringComparer.Ordinal),
        ];

    /// <summary>The parameters that the query of a function may have.</summary>
    /// <param name="entryPoint">Class and method, such as <c>Serverless.Functions.ReadingFunctions.GetWave</c>.</param>
    public static IReadOnlyList<QueryAttribute> QueryOf(string entryPoint) =>
        Queries.GetOrAdd(entryPoint, static name => [.. Find(name).GetCustomAttributes<QueryAttribute>()]);

    /// <summary>Who may call a function.</summary>
    /// <exception cref="InvalidOperationException">Nobody decided that.</exception>
    public static AccessAttribute AccessTo(string entryPoint) =>
        Rules.GetOrAdd(
            entryPoint,
            static name =>
                Find(name).GetCustomAttribute<AccessAttribute>()
                ?? throw new InvalidOperationException($"Nobody decided who may call {name}.")
        );

    /// <summary>The methods that an address takes, of the API or of a page; none when there is no such address.</summary>
    public static IReadOnlyList<string> MethodsAt(PathString address) =>
        [
            .. MethodsOfRoutes
                .Value.Where(known => known.InTheApi == Addresses.IsInApi(address))
                .Where(known => known.Route.TryMatch(address, []))
                .SelectMany(known => known.Methods)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Every function that is called over HTTP, pages included.</summary>
    public static IEnumerable<Operation> Every() =>
        typeof(Operation).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(Of).OfType<Operation>();

    private static Operation? Of(MethodInfo method) =>
        method.GetCustomAttribute<FunctionAttribute>() is { } function
        && method
            .GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(trigger => trigger is not null)
            is { } trigger
            ? new(function.Name, method, trigger)
            : null;

    private static MethodInfo Find(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        return typeof(Operation)
                .Assembly.GetType(entryPoint[..dot], throwOnError: true)!
                .GetMethod(entryPoint[(dot + 1)..])
            ?? throw new InvalidOperationException($"There is no method {entryPoint}.");
    }
}
