using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Serverless.Functions.Tests.App;

namespace Serverless.Functions.Tests.Disclosure;

/// <summary>What somebody without a key got.</summary>
/// <param name="Function">The function that answered.</param>
/// <param name="Address">Path and query.</param>
/// <param name="MediaType">Of the answer.</param>
/// <param name="Content">The answer.</param>
internal sealed record AnonymousOutput(string Function, string Address, string MediaType, byte[] Content)
{
    public string Text => Encoding.UTF8.GetString(Content);
}

/// <summary>
/// Everything that somebody without a key can read of a survey: every function that anyone may call, in every format and
/// language that its address takes, and all that these lead to.
/// </summary>
internal sealed partial class AnonymousOutputs(FunctionAppProcess app, string survey)
{
    /// <summary>Parts of addresses that are not of the survey, with their values.</summary>
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["nothing"] = [""],
        ["schema"] = ["codebook", "results"],
    };

    /// <summary>The functions that anyone may read from.</summary>
    public static IReadOnlyList<Operation> Functions { get; } =
    [.. Operation.Every().Where(o => o.Access is OpenAttribute && o.IsRead)];

    private readonly Dictionary<string, AnonymousOutput> _found = new(StringComparer.Ordinal);

    /// <param name="waves">The waves, with the numbers of their releases.</param>
    public async Task<IReadOnlyList<AnonymousOutput>> ReadAsync(params (string Wave, int[] Releases)[] waves)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = app.Client.BaseAddress,
        };
        // Of the routes that an address fits, the one with the fewest parameters is meant.
        var open = Functions.OrderBy(o => o.Trigger.Route!.Count(c => c == '{')).ToList();
        var waiting = new Queue<string>(open.SelectMany(o => Addresses(o, waves)));
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address))
        {
            if (!asked.Add(address))
                continue;
            var path = address.Split('?')[0];
            if (open.Find(o => Matches(o, path, waves)) is not { } operation)
                continue;
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (response.StatusCode != HttpStatusCode.OK)
                continue;
            var output = new AnonymousOutput(
                operation.Name,
                address,
                response.Content.Headers.ContentType!.MediaType!,
                await response.Content.ReadAsByteArrayAsync()
            );
            _found.Add(address, output);
            foreach (var linked in Linked(output, client.BaseAddress!))
                waiting.Enqueue(linked);
        }

        return [.. _found.Values];
    }

    /// <summary>The addresses of a function of which every part is known, with every query that it takes.</summary>
    private IEnumerable<string> Addresses(Operation operation, (string Wave, int[] Releases)[] waves)
    {
        var paths = waves
            .SelectMany(wave =>
                wave.Releases.Select(release => (wave.Wave, Release: release.ToString(CultureInfo.InvariantCulture)))
            )
            .SelectMany(place =>
                Filled(
                    "/" + operation.Trigger.Route,
                    new(Values, StringComparer.Ordinal)
                    {
                        ["survey"] = [survey],
                        ["wave"] = [place.Wave],
                        ["release"] = [place.Release],
                    }
                )
            )
            .Distinct();
        foreach (var path in paths)
        {
            IEnumerable<string> queries = [""];
            foreach (var query in operation.Query.Where(q => q.Values.Count > 0))
                queries =
                [
                    .. queries.SelectMany(asked =>
                        query
                            .Values.Select(value => $"{asked}{(asked.Length == 0 ? '?' : '&')}{query.Name}={value}")
                            .Prepend(asked)
                    ),
                ];
            foreach (var query in queries)
                yield return path + query;
        }
    }

    private static IEnumerable<string> Filled(string route, Dictionary<string, string[]> values)
    {
        if (Parameter().Match(route) is not { Success: true } part)
            return [route];
        return values.TryGetValue(part.Groups["name"].Value, out var known)
            ? known.SelectMany(value =>
                Filled(route[..part.Index] + value + route[(part.Index + part.Length)..], values)
            )
            : [];
    }

    /// <summary>Whether the address is one of the function's, and of this survey if of any.</summary>
    private bool Matches(Operation operation, string path, (string Wave, int[] Releases)[] waves)
    {
        var values = new RouteValueDictionary();
        return operation.Trigger.Route is not (Routes.AnyOther or Routes.AnyOtherPage)
            && (operation.Trigger.Route != Routes.Catalogue || path == "/")
            && new TemplateMatcher(TemplateParser.Parse(operation.Trigger.Route!), []).TryMatch(path, values)
            && (values["survey"] is not string of || of == survey)
            && (
                values["wave"] is not string wave
                || values["release"] is not string release
                || waves.Any(w =>
                    w.Wave == wave && w.Releases.Any(number => number.ToString(CultureInfo.InvariantCulture) == release)
                )
            );
    }

    /// <summary>Addresses that the output leads to; a chart has a drawing too.</summary>
    private static IEnumerable<string> Linked(AnonymousOutput output, Uri host)
    {
        if (!IsText(output.MediaType))
            yield break;
        var page = new Uri(host, output.Address);
        foreach (Match match in Link().Matches(output.Text))
            if (
                Uri.TryCreate(page, WebUtility.HtmlDecode(match.Groups["address"].Value), out var linked)
                && linked.Authority == host.Authority
            )
            {
                yield return linked.PathAndQuery;
                if (linked.AbsolutePath.Contains("/charts/", StringComparison.Ordinal))
                    yield return linked.AbsolutePath + ".svg";
            }
    }

    public static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal)
        || mediaType.EndsWith("json", StringComparison.Ordinal)
        || mediaType.EndsWith("xml", StringComparison.Ordinal)
        || mediaType.StartsWith("application/vnd.sdmx", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*(\(\d+\)\?)?\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Parameter();

    [GeneratedRegex(
        """["'](?<address>(https?:/)?/[^"'\s<>]*|[^"'\s<>]*/charts/[^"'\s<>]*)["']""",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Link();
}
