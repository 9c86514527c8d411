using System.Globalization;
using System.Security.Cryptography;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>
/// Files carried in the document, as PDF/A-3 wants them: with a relationship, a type, a date and a description.
/// </summary>
internal static class AttachmentFiles
{
    /// <returns>Entries for the catalog; empty when there are no attachments.</returns>
    public static string Write(ObjectFile file, IReadOnlyList<Attachment> attachments, DateTimeOffset date)
    {
        if (attachments.Count == 0)
            return "";
        var names = new List<NamedFile>();
        foreach (var attachment in attachments)
        {
            var content = attachment.Content.Span;
#pragma warning disable CA5351 // MD5 is what ISO 32000-1, 7.11.4 prescribes for CheckSum; it guards nothing.
            var checksum = Convert.ToHexString(MD5.HashData(content));
#pragma warning restore CA5351
            var stream = file.AddStream(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"/Type /EmbeddedFile /Subtype {PdfString.Name(attachment.MediaType)} /Params <</ModDate {PdfString.Date(date)} /Size {content.Length} /CheckSum <{checksum}>>>"
                ),
                content
            );
            var name = PdfString.Of(attachment.FileName);
            names.Add(
                new NamedFile(
                    attachment.FileName,
                    file.Add(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"<</Type /Filespec /F {name} /UF {name} /Desc {PdfString.Of(attachment.Description)} /AFRelationship /Data /EF <</F {stream} 0 R /UF {stream} 0 R>>>>"
                        )
                    )
                )
            );
        }

        var references = string.Join(
            ' ',
            names.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Number} 0 R"))
        );
        names.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var tree = string.Join(
            ' ',
            names.Select(n => string.Create(CultureInfo.InvariantCulture, $"{PdfString.Of(n.Name)} {n.Number} 0 R"))
        );
        return $" /AF [{references}] /Names <</EmbeddedFiles <</Names [{tree}]>>>>";
    }

    private sealed record NamedFile(string Name, int Number);
}
