using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Serverless.Local.Access;
using Serverless.Local.Surveys;
using static System.FormattableString;

namespace Serverless.Local.Running;

/// <summary>The product's HTTP API, for one survey, as any client sees it.</summary>
public sealed class SurveyApi : IDisposable
{
    private static readonly TimeSpan StatusPause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How often an unreachable function app is asked again: it is started anew after a crash, which takes some
    /// seconds.
    /// </summary>
    private const int RestartPatience = 60;

    private readonly HttpClient _client;

    public SurveyApi(Uri host, string key, string survey)
    {
        SurveyAddress = new Uri(host, $"api/v1/surveys/{survey}");
        _client = new HttpClient { BaseAddress = host, Timeout = TimeSpan.FromMinutes(4) };
        _client.DefaultRequestHeaders.Add(ApiClient.KeyHeader, key);
    }

    /// <summary>Address of the survey.</summary>
    public Uri SurveyAddress { get; }

    /// <summary>Uploads a file and, when it is answered 202, waits until its rows are stored.</summary>
    /// <returns>The outcome in words.</returns>
    /// <exception cref="FaultyFilesException">The file has errors.</exception>
    /// <exception cref="LocalRunException">It was refused for another reason.</exception>
    public async Task<string> UploadAsync(UploadedFile file, CancellationToken cancellationToken)
    {
        using var response = await PutAsync(file, Address(file.Address), cancellationToken);
        using var answer = await ReadAsync(response, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw Refusal(file.FullPath, response.StatusCode, answer.RootElement);

        var rows = answer.RootElement.TryGetProperty("rows", out var count) ? count.GetInt32() : 0;
        var warnings = answer.RootElement.TryGetProperty("warningCount", out var warned) ? warned.GetInt32() : 0;
        if (response.StatusCode == HttpStatusCode.Accepted)
            await AwaitStoredAsync(response.Headers.Location!, file.FullPath, cancellationToken);
        var isNew = response.StatusCode == HttpStatusCode.OK ? ", already stored" : "";
        var size = file.MediaType == "text/csv" ? Counted(rows, "row") : "stored";
        return size + (warnings > 0 ? $", {Counted(warnings, "warning")}" : "") + isNew;
    }

    /// <summary>Has a file checked and compared with what is stored; stores nothing.</summary>
    /// <returns>The answer's JSON.</returns>
    /// <exception cref="FaultyFilesException">The file has errors.</exception>
    /// <exception cref="LocalRunException">It was refused for another reason.</exception>
    public async Task<JsonElement> AskAsync(UploadedFile file, CancellationToken cancellationToken)
    {
        var address = Address(file.Address);
        var query = address.Query.Length == 0 ? "?dryRun=true" : "&dryRun=true";
        using var response = await PutAsync(file, new Uri(address + query), cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new LocalRunException($"{address.GetLeftPart(UriPartial.Authority)} does not take this key.");
        using var answer = await ReadAsync(response, cancellationToken);
        return response.IsSuccessStatusCode
            ? answer.RootElement.Clone()
            : throw Refusal(file.Name, response.StatusCode, answer.RootElement);
    }

    /// <summary>The status of a wave.</summary>
    public async Task<WaveProgress> ProgressAsync(string wave, CancellationToken cancellationToken)
    {
        using var response = await PollAsync(Address($"waves/{wave}"), cancellationToken);
        using var answer = await ReadAsync(response, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw Refusal($"wave {wave}", response.StatusCode, answer.RootElement);
        return WaveProgress.Of(answer.RootElement);
    }

    /// <summary>Downloads something into a file.</summary>
    public async Task DownloadAsync(string path, string file, CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(
            Address(path),
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        if (!response.IsSuccessStatusCode)
            throw new LocalRunException(Invariant($"GET {Address(path)} was answered {(int)response.StatusCode}."));
        await AtomicFile.WriteAsync(file, target => response.Content.CopyToAsync(target, cancellationToken));
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> PutAsync(
        UploadedFile file,
        Uri address,
        CancellationToken cancellationToken
    )
    {
        await using var stream = File.OpenRead(file.FullPath);
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
        try
        {
            return await _client.PutAsync(address, content, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new LocalRunException(
                $"{address.GetLeftPart(UriPartial.Authority)} cannot be reached: {e.Message}",
                e
            );
        }
    }

    private Uri Address(string path) => new($"{SurveyAddress}/{path}");

    /// <summary>Asks for a status, and asks again while the function app is being started anew.</summary>
    private async Task<HttpResponseMessage> PollAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await _client.GetAsync(address, cancellationToken);
            if (
                response.StatusCode is not (HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable)
                || attempt == RestartPatience
            )
                return response;
            response.Dispose();
            await Task.Delay(StatusPause, cancellationToken);
        }
    }

    private async Task AwaitStoredAsync(Uri status, string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await PollAsync(status, cancellationToken);
            using var answer = await ReadAsync(response, cancellationToken);
            switch (answer.RootElement.GetProperty("state").GetString())
            {
                case "done":
                    return;
                case "failed":
                    throw new LocalRunException(
                        $"{file} was accepted, but its rows could not be stored: {answer.RootElement.GetProperty("failure").GetString()}"
                    );
                default:
                    await Task.Delay(StatusPause, cancellationToken);
                    break;
            }
        }
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new LocalRunException(
                Invariant(
                    $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri} was answered {(int)response.StatusCode} without JSON: {text[..Math.Min(text.Length, 300)]}"
                ),
                e
            );
        }
    }

    private static Exception Refusal(string what, HttpStatusCode status, JsonElement problem)
    {
        if (status == HttpStatusCode.UnprocessableEntity && problem.TryGetProperty("issues", out var issues))
            return new FaultyFilesException(
                [.. issues.EnumerateArray().Select(i => Issue(what, i))],
                problem.GetProperty("issueCount").GetInt32()
            );
        return new LocalRunException(
            Invariant(
                $"{what} was refused with status {(int)status}: {Text(problem, "detail") ?? Text(problem, "title")}"
            )
        );
    }

    /// <summary>An issue or warning of an answer.</summary>
    public static FileIssue Issue(string file, JsonElement issue) =>
        new(
            file,
            issue.TryGetProperty("row", out var row) && row.ValueKind == JsonValueKind.Number ? row.GetInt32() : null,
            Text(issue, "column") ?? Text(issue, "path"),
            Text(issue, "value"),
            Text(issue, "rule") ?? "",
            Text(issue, "message") ?? ""
        );

    private static string Counted(int count, string noun) => Invariant($"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
