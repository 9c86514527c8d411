using System.Text;
using System.Text.Json.Nodes;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources.Conversion;
using Serverless.Intake.Sources.Drafts;
using Serverless.Intake.Sources.Recognition;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Drafts;

/// <summary>A draft of made files, read as a codebook, and the files converted by it and checked.</summary>
internal sealed record Drafted(CodebookDraft Draft, Codebook Codebook, IReadOnlyList<string> Converted)
{
    public JsonObject Question(string id) =>
        Draft.Codebook["questions"]!
            .AsArray()
            .Select(node => node!.AsObject())
            .Single(node => (string?)node["id"] == id);

    public string Types =>
        string.Join(' ', Codebook.Questions.Select(question => $"{question.Id}:{CodebookWords.Of(question.Type)}"));

    public static Task<Drafted> OfAsync(params (string Name, string Content)[] files) =>
        OfAsync([], [.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))]);

    public static async Task<Drafted> OfAsync(string[] waves, params (string Name, byte[] Content)[] files)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var named = files.Select(file => new NamedFile(file.Name, () => new MemoryStream(file.Content))).ToList();
        var bundle = await SourceBundle.ReadAsync(named, null, cancellationToken);
        var draft = await CodebookDraft.OfAsync(
            bundle,
            new DraftOptions("proef", null, "groep", waves),
            cancellationToken
        );
        var reading = CodebookReader.Read(Encoding.UTF8.GetBytes(draft.Codebook.ToJsonString()));
        reading.Issues.ShouldBeEmpty();
        var converted = new List<string>();
        foreach (var (file, wave) in bundle.Data.Zip(reading.Codebook!.Waves))
        {
            using var target = new MemoryStream();
            var source = named.Find(known => known.Name == file.Name) ?? named[0];
            var outcome = await ResponseConversion.RunAsync(
                source.Open,
                source.Name,
                reading.Codebook,
                wave.Id,
                "groep",
                target,
                cancellationToken
            );
            outcome.Issues.ShouldBeEmpty();
            target.Position = 0;
            var report = await ResponseReader.CheckAsync(
                target,
                reading.Codebook,
                wave.Id,
                "groep",
                cancellationToken: cancellationToken
            );
            report.Issues.ShouldBeEmpty();
            converted.Add(Encoding.UTF8.GetString(target.ToArray()));
        }

        return new Drafted(draft, reading.Codebook, converted);
    }
}
