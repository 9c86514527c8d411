using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Tables;

/// <summary>The methodology, every method used with its source, the remarks, and the input files.</summary>
internal sealed class MethodChapter(ReportContext context)
{
    public IEnumerable<Block> Blocks()
    {
        foreach (var paragraph in new Methodology(context).Paragraphs())
            yield return paragraph;
        var results = context.Results;
        if (results.Methods.Count > 0)
        {
            yield return new Heading(3, context.Texts.Methodology.SourcesHeading, "bronnen");
            yield return new Table(
                [new(1.1), new(3), new(2)],
                [
                    new([
                        context.Texts.Methodology.Method,
                        context.Texts.Methodology.Description,
                        context.Texts.Methodology.Source,
                    ]),
                ],
                [
                    .. results.Methods.Select(method => new TableRow([
                        method.Id,
                        context.Say(method.Text),
                        method.Source,
                    ])),
                ]
            );
        }

        if (results.Lineage.Inputs.Count > 0)
        {
            yield return new Heading(3, context.Texts.Methodology.FilesHeading, "bestanden");
            // A public document has no fingerprints of files.
            var hashed = results.Lineage.Inputs.Any(input => input.Sha256 is not null);
            yield return new Table(
                [
                    new(1),
                    new(1.6),
                    new(1.2),
                    new(0.8, ColumnAlignment.End),
                    .. hashed ? new[] { new TableColumn(1.2) } : [],
                ],
                [
                    new([
                        context.Texts.Methodology.Wave,
                        context.Texts.Methodology.TargetGroup,
                        context.Texts.Methodology.KindOfFile,
                        context.Texts.Methodology.Rows,
                        .. hashed ? new TableCell[] { context.Texts.Methodology.Code } : [],
                    ]),
                ],
                [
                    .. results.Lineage.Inputs.Select(input => new TableRow([
                        context.Waves.Name(input.Wave),
                        context.Index.GroupLabel(input.Group, context.Language),
                        Kind(input.Kind),
                        input.Rows is { } rows ? context.Numbers.Number(rows) : "–",
                        .. hashed ? new TableCell[] { ShortHash(input.Sha256) } : [],
                    ])),
                ]
            );
        }
    }

    private static string ShortHash(string? hash) => hash is { Length: > 12 } ? hash[..12] : hash ?? "";

    private string Kind(string kind) =>
        kind switch
        {
            "responses" => context.Texts.Methodology.Responses,
            "population" => context.Texts.Methodology.PopulationFigures,
            _ => kind,
        };
}
