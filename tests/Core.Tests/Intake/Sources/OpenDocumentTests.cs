using System.IO.Compression;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Recognition;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources;

public sealed class OpenDocumentTests
{
    [Fact]
    public async Task Spreadsheet_is_refused_with_what_to_save_it_as()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Entry(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
            await Entry(zip, "content.xml", "<office:document-content/>");
        }

        var bundle = await SourceBundle.ReadAsync(
            [new NamedFile("antwoorden.ods", () => new MemoryStream(file.ToArray()))],
            cancellationToken: TestContext.Current.CancellationToken
        );
        var refusal = await Should.ThrowAsync<SourceException>(async () =>
            await bundle.Data.Single().OpenAsync(TestContext.Current.CancellationToken)
        );

        refusal.Message.ShouldContain("OpenDocument");
        refusal.Message.ShouldContain(".xlsx");
    }

    private static async Task Entry(ZipArchive zip, string name, string content)
    {
        await using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
        await writer.WriteAsync(content);
    }
}
