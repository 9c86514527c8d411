using System.Net.Http.Headers;
using Serverless.Functions.Tests.App;
using Serverless.Local.Commands;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>A folder of files held against what a function app has.</summary>
public sealed class CheckAgainstTests(FunctionAppFixture fixture)
{
    private static readonly string Responses = Path.Combine("2019", "basisscholen", "responses.csv");

    [Fact]
    public async Task What_uploads_would_change_is_printed_and_nothing_is_stored()
    {
        using var folder = await UploadedAsync();
        var lines = await File.ReadAllLinesAsync(folder[Responses], TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            folder[Responses],
            lines.Take(lines.Length / 3),
            TestContext.Current.CancellationToken
        );

        var (exitCode, output) = await RunAsync(folder);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("0 changed");
        output.ShouldContain("Is it complete?");
        output.ShouldContain("Nothing was stored.");
        (await RunAsync(folder)).Output.ShouldBe(output);
    }

    [Fact]
    public async Task Files_with_errors_are_listed_with_exit_code_1()
    {
        using var folder = await UploadedAsync();
        folder.ChangeLine(Responses, 3, line => line[..10]);

        var (exitCode, output) = await RunAsync(folder);

        exitCode.ShouldBe(1);
        output.ShouldContain("ragged-row");
    }

    [Fact]
    public async Task Codebook_that_has_to_be_confirmed_is_exit_code_1()
    {
        using var folder = await UploadedAsync();
        var codebook = await File.ReadAllTextAsync(folder["codebook.json"], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            folder["codebook.json"],
            codebook.Replace("\"basisscholen\"", "\"scholen\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        Directory.Delete(folder["2019"], recursive: true);

        var (exitCode, output) = await RunAsync(folder);

        exitCode.ShouldBe(1);
        output.ShouldContain("would have to be confirmed");
    }

    [Fact]
    public async Task Survey_that_is_not_there_yet_is_checked_with_its_own_codebook()
    {
        await fixture.StartedAsync();
        using var folder = Renamed();

        var (exitCode, output) = await RunAsync(folder);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("not there yet");
        output.ShouldContain("no errors");
    }

    [Fact]
    public async Task Wrong_key_is_said_in_words()
    {
        await fixture.StartedAsync();
        using var folder = Renamed();

        var (exitCode, output) = await RunAsync(
            "check",
            folder.Root,
            "--against",
            fixture.Client.BaseAddress!.ToString(),
            "--key",
            "onbekend"
        );

        exitCode.ShouldBe(1);
        output.ShouldContain("does not take this key");
    }

    [Theory]
    [InlineData("ftp://localhost/")]
    [InlineData("localhost")]
    public async Task Address_that_is_none_is_refused_in_words(string address)
    {
        using var folder = Renamed();

        var (exitCode, output) = await RunAsync("check", folder.Root, "--against", address, "--key", "sleutel");

        exitCode.ShouldBe(1);
        output.ShouldContain("begins with https://");
    }

    [Fact]
    public async Task Address_where_nothing_listens_is_said_in_words()
    {
        using var folder = Renamed();

        var (exitCode, output) = await RunAsync(
            "check",
            folder.Root,
            "--against",
            "http://127.0.0.1:9/",
            "--key",
            "sleutel"
        );

        exitCode.ShouldBe(1);
        output.ShouldContain("cannot be reached");
    }

    private async Task<SurveyFolderCopy> UploadedAsync()
    {
        await fixture.StartedAsync();
        var folder = Renamed();
        var address = $"/api/v1/surveys/{SurveyOf(folder)}";
        await PutAsync($"{address}/codebook", folder["codebook.json"], "application/json");
        await PutAsync($"{address}/waves/2019/groups/basisscholen/responses", folder[Responses], "text/csv");
        return folder;
    }

    private async Task PutAsync(string address, string file, string mediaType)
    {
        using var content = new ByteArrayContent(
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
        );
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var response = await fixture.Client.PutAsync(
            new Uri(address, UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The id of the folder's survey: the name of the folder, in small letters.</summary>
    private static string SurveyOf(SurveyFolderCopy folder) => Path.GetFileName(folder.Root).ToLowerInvariant();

    /// <summary>A survey of its own.</summary>
    private static SurveyFolderCopy Renamed()
    {
        var folder = new SurveyFolderCopy();
        var codebook = File.ReadAllText(folder["codebook.json"]);
        File.WriteAllText(
            folder["codebook.json"],
            codebook.Replace("\"stand-van-het-land\"", $"\"{SurveyOf(folder)}\"", StringComparison.Ordinal)
        );
        return folder;
    }

    private Task<(int ExitCode, string Output)> RunAsync(SurveyFolderCopy folder) =>
        RunAsync(
            "check",
            folder.Root,
            "--against",
            fixture.Client.BaseAddress!.ToString(),
            "--key",
            fixture.Client.DefaultRequestHeaders.GetValues(Credential.KeyHeader).Single()
        );

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.No,
                Interactive = InteractionSupport.No,
            }
        );
        var exitCode = await CommandLine.RunAsync(arguments, console);
        return (exitCode, output.ToString());
    }
}
